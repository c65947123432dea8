import { join } from 'node:path'
import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { sha256 } from '../../../electron/core/hash.ts'
import { formatOpinionCode } from '../../../shared/domain/documents/qr.ts'
import { errorText } from '../../../shared/error-text.ts'
import { aCore, refusal } from '../../helpers/core.ts'
import { aCertificate, anAuthority } from '../../helpers/seals.ts'
import { aPickedFile, aTaskToSeal } from './sealing.ts'

const codeOf = (snapshotSha256: string) =>
  formatOpinionCode({ documentNumber: 'CCYS-1', revision: 1, snapshotSha256 })

/** A signed opinion, and its own PDF as if it had been printed, stamped and scanned. */
async function aScan() {
  const test = await aTaskToSeal()
  const bytes = await test.document()
  const { taskId, snapshotSha256 } = test
  const grant = await aPickedFile(test, '盖章扫描件.pdf', bytes)
  const add = (code: string, given = grant) =>
    test.call('seal.addScan', { taskId, snapshotSha256, grant: given, code })
  return { ...test, bytes, grant, add }
}

describe('a scan of the stamped paper', () => {
  it('is kept beside its revision, and says how it was compared', async () => {
    const { add, snapshotSha256, bytes, call, core, folder, taskId } = await aScan()
    await add('')
    const { scans } = await add(codeOf(snapshotSha256))
    expect(scans.map(({ checkedBy, sha256: hash }) => [checkedBy, hash])).toEqual([
      ['code', sha256(bytes)],
      ['eye', sha256(bytes)],
    ])
    const path = join(folder, 'out.pdf')
    await call('seal.saveScan', { taskId, scanId: scans[0]?.id ?? '', grant: core.grant(path) })
    expect(sha256(await readFile(path))).toBe(sha256(bytes))
  })

  it('of another opinion or revision is refused in words', async () => {
    const { add, call, taskId } = await aScan()
    const info = await refusal(add(codeOf('f'.repeat(64))))
    expect(errorText(info)).toContain('扫描件上的二维码属于另一份或另一版验收意见')
    expect((await call('seal.list', { taskId })).scans).toEqual([])
  })

  it('must be a picture or a PDF, whole and not empty', async () => {
    const { add, call, ...test } = await aScan()
    for (const [name, content, reason] of [
      ['说明.txt', '不是扫描件', '扫描件应为'],
      ['空.pdf', '', '文件是空的'],
      ['坏.png', '‰PNG', '内容却不是图片'],
    ] as const) {
      const grant = await aPickedFile(test, name, content)
      expect(errorText(await refusal(add('', grant)))).toContain(reason)
      expect(errorText(await refusal(call('seal.readScan', { grant })))).toContain(reason)
    }
  })
})

describe('the authorities that are trusted here', () => {
  it('are taken in, listed and taken out again', async () => {
    const test = await aCore()
    const root = await anAuthority({ name: '吉林省数字证书认证机构' })
    const grant = await aPickedFile(
      test,
      'root.cer',
      new Uint8Array(root.certificate.toSchema().toBER()),
    )
    await test.call('authority.add', { grant })
    const [authority, ...others] = await test.call('authority.add', { grant })
    expect(others).toEqual([])
    expect(authority).toMatchObject({ name: '吉林省数字证书认证机构', organization: '测试机构' })
    const left = await test.call('authority.remove', { sha256: authority?.sha256 ?? '' })
    expect(left).toEqual([])
  })

  it('are no signers, no expired ones and no other files', async () => {
    const test = await aCore()
    const root = await anAuthority()
    const old = await anAuthority({
      from: new Date('2020-01-01T00:00:00Z'),
      until: new Date('2021-01-01T00:00:00Z'),
    })
    const signer = await aCertificate('张敏', root, { key: 'p-256' })
    for (const [content, reason] of [
      [new Uint8Array(signer.certificate.toSchema().toBER()), '它是签章人的证书'],
      [new Uint8Array(old.certificate.toSchema().toBER()), '证书已于 2021年1月1日 到期'],
      ['no certificate', '它不是证书文件'],
    ] as const) {
      const grant = await aPickedFile(test, 'a.cer', content)
      expect(errorText(await refusal(test.call('authority.add', { grant })))).toContain(reason)
    }
  })
})
