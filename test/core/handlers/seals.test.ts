import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import Database from 'better-sqlite3'
import { join } from 'node:path'
import { sha256 } from '../../../electron/core/hash.ts'
import { errorText } from '../../../shared/error-text.ts'
import { actAs, aCoreWithTask, refusal } from '../../helpers/core.ts'
import { aCertificate, anAuthority, PASSWORD } from '../../helpers/seals.ts'
import { aSamplePlatform, isIdle, sendAll, signInForTask, untilSync } from '../../helpers/sync.ts'
import type { CertificateRequest, Identity } from '../../platform/ca/authority.ts'
import { runPdfTool } from '../documents/pdf-tools.ts'
import { aPickedFile, aTaskToSeal, chooseCertificate } from './sealing.ts'

const DAY_MS = 86_400_000

let root: Identity
beforeAll(async () => {
  root = await anAuthority({ key: 'p-256' })
})

const validSeals = (file: Uint8Array) =>
  runPdfTool(file, 'pdfsig', ['-nocert', '@'])
    .toString()
    .match(/Signature is Valid/g)?.length ?? 0

describe('electronic seals', () => {
  it('are put by every signer and the institution, in any order, and all stay valid', async () => {
    const { call, taskId, seal, document } = await aTaskToSeal()
    const { places, refusal: reason } = await call('seal.list', { taskId })
    expect(reason).toBeNull()
    const fields = places.map(({ field }) => field)
    for (const field of fields.toReversed()) await seal(field)
    const file = await document()
    expect(validSeals(file)).toBe(fields.length)
    const desk = await call('seal.list', { taskId })
    expect(desk.places.map((place) => place.seal?.certificate.subject)).toEqual(
      places.map(({ name }) => name),
    )
    expect(desk.places[0]?.seal?.fileSha256).toBe(sha256(file))
  })

  it('are what the platform gets, byte by byte', async () => {
    const platform = await aSamplePlatform()
    const { call, taskId, seal, document } = await aTaskToSeal()
    await seal('signer-2')
    await seal('institution')
    await signInForTask(call, platform, taskId)
    expect((await sendAll(call)).items).toMatchObject([{ status: 'confirmed' }])
    const store = new Database(join(platform.dataDir, 'platform.sqlite'), { readonly: true })
    const sent = store
      .prepare("SELECT sha256 FROM submission_file WHERE kind = 'opinion-pdf'")
      .pluck()
      .get()
    store.close()
    expect(sent).toBe(sha256(await document()))
    const late = await refusal(seal('signer-1'))
    expect(late).toEqual({
      code: 'not-allowed',
      message: '这一版已上报并收到回执，文件不再改变，不能补签章。',
    })
  })

  it('can still be put after an upload that reached nobody, not after one that was begun', async () => {
    // Cancelled as soon as the platform has answered about the opinion for the first time.
    const cancelling: typeof fetch = async (...request) => {
      const answer = await fetch(...request)
      if (answer.url.endsWith('/submissions')) await call('sync.cancel', { revisionId: null })
      return answer
    }
    const platform = await aSamplePlatform()
    const { call, taskId, seal } = await aTaskToSeal({ fetch: cancelling })
    await signInForTask(call, platform, taskId)
    await platform.restart(async () => {
      await call('sync.start', { taskIds: [taskId] })
      await untilSync(call, ({ phase }) => phase === 'waiting')
      await call('sync.cancel', { revisionId: null })
      await seal('signer-1')
    })
    await call('sync.start', { taskIds: [taskId] })
    expect((await untilSync(call, isIdle)).items).toMatchObject([{ status: 'queued' }])
    expect(errorText(await refusal(seal('signer-2')))).toContain('已开始上报')
  })

  it('are refused before the last hand signature, twice, and for another revision', async () => {
    const test = await aTaskToSeal()
    const { call, taskId, seal } = test
    await seal('signer-1')
    expect(errorText(await refusal(seal('signer-1')))).toContain('已经签过章')
    expect((await refusal(seal('signer-99'))).code).toBe('not-found')
    const other = { snapshotSha256: '0'.repeat(64) }
    expect(errorText(await refusal(seal('signer-2', other)))).toContain('已另起新版')
    await actAs(test, 'leader')
    await call('opinion.reopen', { taskId, reason: '更正' })
    expect((await refusal(seal('signer-2'))).code).toBe('not-allowed')
    await call('opinion.freeze', { taskId, reason: '更正' })
    const { revisions } = await call('task.get', { taskId })
    const next = { snapshotSha256: revisions[1]?.snapshotSha256 ?? '' }
    expect(errorText(await refusal(seal('signer-1', next)))).toMatch(/还差 \d 人手写签字/)
    const withdrawn = await call('document.pdf', { taskId, documentId: 'opinion', revision: 1 })
    expect(validSeals(withdrawn)).toBe(1)
  })

  it('are refused before there is an opinion', async () => {
    const { call, taskId } = await aCoreWithTask()
    expect((await refusal(call('seal.list', { taskId }))).code).toBe('not-allowed')
  })

  it('are in the file that is exported', async () => {
    const { call, core, folder, taskId, seal, document } = await aTaskToSeal()
    await seal('institution')
    const grant = core.grant(join(folder, 'sealed.pdf'))
    const saved = await call('document.save', { taskId, documentId: 'opinion', revision: 1, grant })
    expect(saved.sha256).toBe(sha256(await document()))
  })

  it('never change, and the database takes none out of order or too late', async () => {
    const { core, seal } = await aTaskToSeal()
    await seal('signer-1')
    const refused = (statement: string) => {
      try {
        core.context.db.orm.run(sql.raw(statement))
        return 'done'
      } catch (error) {
        return error instanceof Error ? String(error.cause) : ''
      }
    }
    expect(refused("UPDATE seal SET signer_name = 'x'")).toMatch(/never changes/)
    expect(refused('DELETE FROM seal')).toMatch(/never deleted/)
    const copy = (sequence: number) =>
      `INSERT INTO seal SELECT revision_id, ${sequence}, 'f', NULL, 'n', certificate, increment,
         '${'1'.repeat(64)}', sealed_at, device_id FROM seal LIMIT 1`
    expect(refused(copy(3))).toMatch(/one after the other/)
    expect(refused("UPDATE upload SET state = 'sending'")).toBe('done')
    expect(refused(copy(2))).toMatch(/not sealed any more/)
  })
})

describe('a certificate that does not do', () => {
  const sealWith = async (change: Partial<CertificateRequest>, name?: string) => {
    const test = await aTaskToSeal()
    const { places } = await test.call('seal.list', { taskId: test.taskId })
    const signer = name ?? places[0]?.name ?? ''
    const identity = await aCertificate(signer, root, { key: 'p-256', ...change })
    await chooseCertificate(test, 'signer-1', identity)
    return { ...test, sealed: test.seal('signer-1', { password: PASSWORD, acceptsWarnings: true }) }
  }
  const day = (offset: number) => new Date(Date.now() + offset * DAY_MS)

  it('is refused when it has expired, with the day', async () => {
    const { sealed } = await sealWith({ from: day(-400), until: day(-30) })
    const info = await refusal(sealed)
    expect(info).toMatchObject({ code: 'certificate-refused', reason: 'expired' })
    expect(errorText(info)).toMatch(/证书已于 \d{4}年\d{1,2}月\d{1,2}日 到期/)
  })

  it('is refused when it is not valid yet, with the day', async () => {
    const { sealed } = await sealWith({ from: day(30), until: day(400) })
    expect(errorText(await refusal(sealed))).toMatch(/证书从 \d{4}年\d{1,2}月\d{1,2}日 起才有效/)
  })

  it('is refused while the clock stands before the last signature', async () => {
    let offset = 0
    const test = await aTaskToSeal({ now: () => new Date(Date.now() + offset) })
    offset = -DAY_MS
    const info = await refusal(test.seal('signer-1'))
    expect(info).toMatchObject({ code: 'certificate-refused', reason: 'clock-wrong' })
    offset = 0
    await test.seal('signer-1')
  })

  it('is refused when the password is wrong, and nothing is stored', async () => {
    const { call, taskId, seal, document } = await aTaskToSeal()
    const before = sha256(await document())
    const info = await refusal(seal('signer-1', { password: 'wrong' }))
    expect(info).toMatchObject({ code: 'certificate-refused', reason: 'wrong-password' })
    expect(sha256(await document())).toBe(before)
    const { places } = await call('seal.list', { taskId })
    expect(places.every((place) => place.seal === null)).toBe(true)
  })

  it('is not taken in when it is no certificate file', async () => {
    const test = await aTaskToSeal()
    const grant = await aPickedFile(test, '照片.p12', 'not a certificate')
    const add = test.call('seal.importCertificate', {
      taskId: test.taskId,
      field: 'signer-1',
      grant,
    })
    expect(errorText(await refusal(add))).toContain('“照片.p12”不是数字证书文件')
  })

  it('is said to name somebody else or to lack its issuer, and seals when the signer goes on', async () => {
    const test = await aTaskToSeal()
    const { places } = await test.call('seal.list', { taskId: test.taskId })
    const identity = await aCertificate('赵六', root, { key: 'p-256' })
    await chooseCertificate(test, 'signer-1', { ...identity, issuers: [] })
    const info = await refusal(test.seal('signer-1', { password: PASSWORD }))
    expect(info).toEqual({
      code: 'seal-doubtful',
      warnings: [
        `证书上的名称是“赵六”，与签章人“${places[0]?.name}”不一致`,
        '证书链不完整，缺少签发者“测试根证书”的证书，他人核验时可能无法确认',
      ],
    })
    await test.seal('signer-1', { password: PASSWORD, acceptsWarnings: true })
    expect(validSeals(await test.document())).toBe(1)
  })

  it('is said to be of an unknown authority until that is imported', async () => {
    const test = await aTaskToSeal()
    const { places } = await test.call('seal.list', { taskId: test.taskId })
    const name = places[0]?.name ?? ''
    await chooseCertificate(test, 'signer-1', await aCertificate(name, root, { key: 'p-256' }))
    const info = await refusal(test.seal('signer-1', { password: PASSWORD }))
    expect(errorText(info)).toContain('签发机构“测试根证书”不在本机信任之列')
    const der = new Uint8Array(root.certificate.toSchema().toBER())
    await test.call('authority.add', { grant: await aPickedFile(test, '根.cer', der) })
    await test.seal('signer-1', { password: PASSWORD })
  })

  it('is forgotten when its signer wants so; a sample task goes back to the sample', async () => {
    const test = await aTaskToSeal()
    const { taskId } = test
    const identity = await aCertificate('赵六', root, { key: 'p-256' })
    const kept = await chooseCertificate(test, 'signer-1', identity)
    expect(kept.places[0]?.file).toEqual({ name: '证书.p12', isSample: false })
    const desk = await test.call('seal.removeCertificate', { taskId, field: 'signer-1' })
    expect(desk.places[0]?.file?.isSample).toBe(true)
  })
})
