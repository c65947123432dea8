import { readFile, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sha256 } from '../../../electron/core/hash.ts'
import { canonicalJson, type Json } from '../../../shared/formats/canonical-json.ts'
import {
  batchManifestSchema,
  dossierManifestSchema,
  type DossierManifest,
} from '../../../shared/formats/dossier.ts'
import { playSeals } from '../../../electron/core/play/seals.ts'
import { actAs, aSignedTask, refusal } from '../../helpers/core.ts'
import { aFolder } from '../../helpers/folder.ts'
import { filesOfFolder, filesOfZip, hashes, type Files } from './unpack.ts'
import { twoSignedTasks } from './two-signed-tasks.ts'

type Signed = Awaited<ReturnType<typeof aSignedTask>>

async function aZip({ core, call, taskId }: Signed, folder: string, name = '档案.zip') {
  const path = join(folder, name)
  const report = await call('dossier.export', {
    taskIds: [taskId],
    form: 'zip',
    grant: core.grant(path),
  })
  return { path, report }
}

function manifestOf(files: Files): DossierManifest {
  return dossierManifestSchema.parse(JSON.parse(String(files.get('manifest.json'))))
}

describe('a dossier', () => {
  it('holds every document, original and record that its manifest names, and nothing else', async () => {
    const test = await aSignedTask()
    const { path, report } = await aZip(test, await aFolder())
    const files = await filesOfZip(path)
    const manifest = manifestOf(files)
    const listed = manifest.files.map((file) => file.path)
    expect([...files.keys()]).toEqual([...listed, 'manifest.json', 'manifest.sha256'])
    expect(listed).toEqual(listed.toSorted())
    for (const file of manifest.files) {
      const bytes = files.get(file.path) ?? Buffer.alloc(0)
      expect([file.path, bytes.byteLength, sha256(bytes)]).toEqual([
        file.path,
        file.sizeBytes,
        file.sha256,
      ])
    }
    const text = String(files.get('manifest.json'))
    expect(canonicalJson(JSON.parse(text) as Json)).toBe(text)
    expect(report.manifestSha256).toBe(sha256(text))
    expect(String(files.get('manifest.sha256'))).toBe(`${sha256(text)}  manifest.json\n`)
    expect(report.files).toBe(files.size)
    expect(report.sizeBytes).toBe([...files.values()].reduce((sum, f) => sum + f.byteLength, 0))
  })

  it('has the signed opinion, the snapshot that is hashed, and the evidence it names', async () => {
    const test = await aSignedTask()
    const files = await filesOfZip((await aZip(test, await aFolder())).path)
    const { snapshot, opinion, files: listed } = manifestOf(files)
    const workspace = await test.call('task.get', { taskId: test.taskId })
    const [revision] = workspace.revisions
    expect(snapshot.sha256).toBe(revision?.snapshotSha256)
    expect(sha256(files.get(snapshot.path) ?? '')).toBe(snapshot.sha256)
    const hashesOf = (kind: string) => listed.filter((f) => f.kind === kind).map((f) => f.sha256)
    expect(hashesOf('document')).toContain(revision?.pdfSha256)
    expect(hashesOf('evidence').toSorted()).toEqual(
      workspace.evidence.map((piece) => piece.sha256).toSorted(),
    )
    expect(opinion.signers.every(({ signedAt }) => signedAt !== null)).toBe(true)
  })

  it('is the same in a folder and in a zip, and the same bytes each time', async () => {
    const test = await aSignedTask()
    const folder = await aFolder()
    const first = await aZip(test, folder, '甲.zip')
    const second = await aZip(test, folder, '乙.zip')
    expect(sha256(await readFile(second.path))).toBe(sha256(await readFile(first.path)))
    const grant = test.core.grant(folder)
    const report = await test.call('dossier.export', {
      taskIds: [test.taskId],
      form: 'folder',
      grant,
    })
    expect(hashes(await filesOfFolder(join(folder, report.name)))).toEqual(
      Object.fromEntries(
        Object.entries(hashes(await filesOfZip(first.path))).toSorted(([a], [b]) =>
          a < b ? -1 : 1,
        ),
      ),
    )
    expect(report.manifestSha256).toBe(first.report.manifestSha256)
  })

  it('keeps the signed opinion that a new revision has replaced, and says so', async () => {
    const test = await aSignedTask()
    await actAs(test, 'leader')
    await test.call('opinion.reopen', { taskId: test.taskId, reason: '更正地址' })
    await test.call('opinion.freeze', { taskId: test.taskId, reason: '更正地址' })
    const files = await filesOfZip((await aZip(test, await aFolder())).path)
    const { revisions } = await test.call('task.get', { taskId: test.taskId })
    const old = files.get('文书/历次版本/验收意见-第1版（已另起新版）.pdf')
    expect(sha256(old ?? '')).toBe(revisions[0]?.pdfSha256)
    expect(files.has('数据/第1版/快照.json')).toBe(true)
    const { snapshot, opinion } = manifestOf(files)
    expect(snapshot.path).toBe('数据/第2版/快照.json')
    expect(opinion.signers.every(({ signedAt }) => signedAt === null)).toBe(true)
  })

  it('holds the seals and the stamped paper, also of a revision that was replaced', async () => {
    const test = await aSignedTask()
    const { core, call, taskId, folder } = test
    await playSeals(call, taskId)
    const sealed = await call('document.pdf', { taskId, documentId: 'opinion', revision: 1 })
    const paper = join(folder, '盖章件.pdf')
    await writeFile(paper, sealed)
    const snapshotSha256 = (await call('task.get', { taskId })).revisions[0]?.snapshotSha256 ?? ''
    await call('seal.addScan', { taskId, snapshotSha256, grant: core.grant(paper), code: '' })
    await call('print.start', { taskId, documentId: 'opinion', revision: null })
    await actAs(test, 'leader')
    await call('opinion.reopen', { taskId, reason: '更正地址' })
    await call('opinion.freeze', { taskId, reason: '更正地址' })
    const files = await filesOfZip((await aZip(test, await aFolder())).path)
    const hashOf = (name: string): string => sha256(files.get(name) ?? '')
    expect(hashOf('文书/历次版本/验收意见-第1版（已另起新版）.pdf')).toBe(sha256(sealed))
    const [scan = ''] = [...files.keys()].filter((name) => name.startsWith('签章/第1版/'))
    expect(hashOf(scan)).toBe(sha256(sealed))
    expect(String(files.get('数据/打印记录.json'))).toContain(sha256(sealed))
  })

  it('is refused before the opinion is frozen, by the name of the enterprise', async () => {
    const test = await aSignedTask()
    await actAs(test, 'leader')
    await test.call('opinion.reopen', { taskId: test.taskId, reason: '更正' })
    const refused = await refusal(aZip(test, await aFolder()))
    expect(refused).toMatchObject({ code: 'not-allowed' })
    expect(JSON.stringify(refused)).toContain(test.workspace.summary.enterprise)
  })

  it('stops at a piece of evidence that is damaged, names it, and leaves nothing that looks whole', async () => {
    const test = await aSignedTask()
    const { evidence } = await test.call('task.get', { taskId: test.taskId })
    for (const path of await storedOriginals(test)) await flip(path)
    const folder = await aFolder()
    const refused = await refusal(aZip(test, folder))
    expect(refused).toMatchObject({ code: 'export-stopped', partial: '档案.zip.未完成' })
    expect(JSON.stringify(refused)).toContain(evidence[0]?.name)
    expect(await readdir(folder)).toEqual(['档案.zip.未完成'])
  })

  it('does not go into the data folder, nor over a folder that is there', async () => {
    const test = await aSignedTask()
    const inside = await refusal(aZip(test, test.folder))
    expect(inside).toMatchObject({ code: 'export-stopped', partial: null })
    const folder = await aFolder()
    const grant = test.core.grant(folder)
    const wish = { taskIds: [test.taskId], form: 'folder' as const, grant }
    const { name } = await test.call('dossier.export', wish)
    await rm(join(folder, name, '核验.html'))
    expect(await refusal(test.call('dossier.export', wish))).toMatchObject({
      code: 'export-stopped',
      reason: expect.stringContaining(name) as string,
    })
    await expect(stat(join(folder, name, '核验.html'))).rejects.toThrow('ENOENT')
  })
})

/** Changes a bit of a stored original; the same again mends it. */
async function flip(path: string): Promise<void> {
  const bytes = await readFile(path)
  bytes.writeUInt8(bytes.readUInt8(100) ^ 1, 100)
  await writeFile(path, bytes)
}

async function storedOriginals({ folder }: Signed): Promise<readonly string[]> {
  const names = await readdir(join(folder, 'evidence'), { recursive: true })
  return names.filter((name) => name.endsWith('.enc')).map((name) => join(folder, 'evidence', name))
}

/** Damages an original that this task has and the other one has not; gives its name. */
async function damageOneOf(test: Signed, taskId: string): Promise<string> {
  const shared = new Set(test.workspace.evidence.map(({ sha256: hash }) => hash))
  const { evidence } = await test.call('task.get', { taskId })
  const piece = evidence.findLast((one) => !shared.has(one.sha256))
  if (!piece) throw new Error('the task has an original of its own')
  for (const path of await storedOriginals(test)) {
    await flip(path)
    if (!(await test.core.context.evidence.isIntact(piece))) return piece.name
    await flip(path)
  }
  throw new Error('the original is stored')
}

describe('a batch', () => {
  it('holds each dossier as it would be alone, under a manifest of manifests', async () => {
    const test = await twoSignedTasks()
    const other = test.second
    const folder = await aFolder()
    const alone = await aZip(test, folder, '单项.zip')
    const path = join(folder, '批量.zip')
    const report = await test.call('dossier.export', {
      taskIds: [test.taskId, other.id],
      form: 'zip',
      grant: test.core.grant(path),
    })
    const files = await filesOfZip(path)
    const batch = batchManifestSchema.parse(JSON.parse(String(files.get('manifest.json'))))
    expect(batch.dossiers.map(({ number }) => number)).toEqual([
      test.workspace.summary.number,
      other.number,
    ])
    expect(report).toMatchObject({ dossiers: 2, files: files.size })
    for (const { folder: of, manifestSha256 } of batch.dossiers) {
      expect(sha256(files.get(`${of}/manifest.json`) ?? '')).toBe(manifestSha256)
    }
    const first = `${batch.dossiers[0]?.folder}/`
    const inBatch = [...files].filter(([name]) => name.startsWith(first))
    expect(hashes(new Map(inBatch.map(([name, b]) => [name.slice(first.length), b])))).toEqual(
      hashes(await filesOfZip(alone.path)),
    )
  })
  it.each(['zip', 'folder'] as const)(
    'as %s leaves out a task whose original is damaged, names it, and is as if it had not been asked for',
    async (form) => {
      const test = await twoSignedTasks()
      const damaged = await damageOneOf(test, test.second.id)
      const place = await aFolder()
      const target = form === 'zip' ? join(place, '批量.zip') : place
      const report = await test.call('dossier.export', {
        taskIds: [test.second.id, test.taskId],
        form,
        grant: test.core.grant(target),
      })
      expect(report).toMatchObject({
        dossiers: 1,
        leftOut: [
          {
            number: test.second.number,
            enterprise: test.second.enterprise,
            reason: expect.stringContaining(damaged) as string,
          },
        ],
      })
      const files =
        form === 'zip' ? await filesOfZip(target) : await filesOfFolder(join(place, report.name))
      const batch = batchManifestSchema.parse(JSON.parse(String(files.get('manifest.json'))))
      expect(batch.dossiers.map(({ number }) => number)).toEqual([test.workspace.summary.number])
      expect(report.files).toBe(files.size)
      const of = `${batch.dossiers[0]?.folder}/`
      const alone = await filesOfZip((await aZip(test, await aFolder())).path)
      const inBatch = [...files].filter(([name]) => name.startsWith(of))
      expect(hashes(new Map(inBatch.map(([name, b]) => [name.slice(of.length), b])))).toEqual(
        hashes(alone),
      )
    },
  )
})
