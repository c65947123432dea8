import { createHash } from 'node:crypto'
import { openAsBlob } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { PAGE_FILE, pageFileText } from '../../../build/verifier-page.ts'
import { createDigester } from '../../../electron/core/dossier/digest.ts'
import type { ManifestFile } from '../../../shared/formats/dossier.ts'
import { checkFiles } from '../../../renderer/verifier/check-files.ts'
import { sha256, sha256InScript } from '../../../renderer/verifier/sha256.ts'
import { storedFile, type StoredFile } from '../../../renderer/verifier/stored-file.ts'
import { verify } from '../../../renderer/verifier/verify.ts'
import { filesOfZip as blobFiles } from '../../../renderer/verifier/zip-files.ts'
import { aFolder } from '../../helpers/folder.ts'
import { noise } from './targets.ts'
import { filesOfZip, type Files } from './unpack.ts'
import { twoSignedTasks } from './two-signed-tasks.ts'

const work = () => ({
  sha256,
  signal: new AbortController().signal,
  onBytes: () => undefined,
  onTotal: () => undefined,
})

function chosen(files: Files, folder = ''): readonly StoredFile[] {
  return [...files].map(([path, bytes]) => storedFile(folder + path, new Blob([bytes.slice()])))
}

async function aDossier(
  isBatch = false,
): Promise<{ readonly path: string; readonly files: Files }> {
  const { core, call, taskId, second } = await twoSignedTasks()
  const taskIds = isBatch ? [taskId, second.id] : [taskId]
  const path = join(await aFolder(), '档案.zip')
  await call('dossier.export', { taskIds, form: 'zip', grant: core.grant(path) })
  core.close()
  return { path, files: await filesOfZip(path) }
}

async function wrong(files: readonly StoredFile[]) {
  const { isGood, findings } = await verify(files, work())
  const bad = findings.filter(({ status }) => status !== 'ok')
  expect(isGood).toBe(bad.length === 0)
  return bad.map(({ path, status }) => `${status} ${path}`)
}

function flipped(bytes: Buffer, at: number): Buffer {
  const bad = Buffer.from(bytes)
  bad.writeUInt8(bad.readUInt8(at) ^ 1, at)
  return bad
}

describe('the verifier', () => {
  it('passes what was exported: the zip itself, its folder, and with files of the system', async () => {
    const { path, files } = await aDossier()
    expect(await wrong(await blobFiles(await openAsBlob(path)))).toEqual([])
    const junk = new Map([
      ...files,
      ['Thumbs.db', Buffer.from('x')],
      ['佐证/.DS_Store', Buffer.from('x')],
    ])
    expect(await wrong(chosen(junk, '桌面/档案/'))).toEqual([])
  })

  it('tells of each file by its name that one bit of it has changed', async () => {
    const { files } = await aDossier()
    for (const [path, bytes] of files) {
      if (path === 'manifest.json' || bytes.byteLength === 0) continue
      const at = path === 'manifest.sha256' ? 5 : Math.floor(bytes.byteLength / 2)
      const bad = new Map(files).set(path, flipped(bytes, at))
      expect(await wrong(chosen(bad))).toEqual([`changed ${path}`])
    }
  })

  it('tells missing, renamed and added files apart', async () => {
    const { files } = await aDossier()
    const path = [...files.keys()].find((name) => name.startsWith('佐证/')) ?? ''
    const without = new Map(files)
    without.delete(path)
    expect(await wrong(chosen(without))).toEqual([`missing ${path}`])
    const renamed = new Map(without).set('佐证/另一个名字', files.get(path) ?? Buffer.alloc(0))
    expect(await wrong(chosen(renamed))).toEqual([`renamed ${path}`])
    const added = new Map(files).set('佐证/夹带.jpg', Buffer.from('x'))
    expect(await wrong(chosen(added))).toEqual(['extra 佐证/夹带.jpg'])
  })

  it('tells that the manifest was changed, even together with the file', async () => {
    const { files } = await aDossier()
    const text = String(files.get('manifest.json'))
    const at = (bytes: string) => new Map(files).set('manifest.json', Buffer.from(bytes))
    expect(await wrong(chosen(at(text.replace('通过验收', '不予通过'))))).toEqual([
      'changed manifest.sha256',
    ])
    // Whoever mends manifest.sha256 as well is found out by what is printed on paper.
    const [path = '', bytes = Buffer.alloc(0)] =
      [...files].find(([name]) => name.startsWith('佐证/')) ?? []
    const forged = flipped(bytes, 9)
    const hashOf = (content: string | Uint8Array) =>
      createHash('sha256').update(content).digest('hex')
    const manifest = text.replaceAll(hashOf(bytes), hashOf(forged))
    const all = at(manifest)
      .set(path, forged)
      .set('manifest.sha256', Buffer.from(`${hashOf(manifest)}  manifest.json\n`))
    expect(await wrong(chosen(all))).toEqual(['changed 数据/第1版/快照.json'])
  })

  it('verifies each dossier of a batch, and that all are there', async () => {
    const { files } = await aDossier(true)
    expect(await wrong(chosen(files))).toEqual([])
    const inner = [...files.keys()].filter((path) => path.endsWith('/manifest.json'))
    const [first = '', second = ''] = inner
    const folder = second.slice(0, -'/manifest.json'.length)
    const document = [...files.keys()].find((path) => path.startsWith(`${folder}/文书/`)) ?? ''
    const bad = new Map(files).set(document, flipped(files.get(document) ?? Buffer.alloc(0), 50))
    expect(await wrong(chosen(bad))).toEqual([`changed ${document}`])
    const without = new Map(files)
    without.delete(first)
    expect(await wrong(chosen(without))).toContain(`missing ${first}`)
  })

  it.each([
    ['a folder without a manifest', new Map([['a.txt', Buffer.from('x')]]), '没有找到档案清单'],
    [
      'a manifest of something else',
      new Map([['manifest.json', Buffer.from('{}')]]),
      '不是验收档案',
    ],
    ['no JSON at all', new Map([['manifest.json', Buffer.from('%')]]), '不是验收档案'],
    [
      'two dossiers side by side',
      new Map([
        ['甲/manifest.json', Buffer.from('{}')],
        ['乙/manifest.json', Buffer.from('{}')],
      ]),
      '不止一份档案',
    ],
  ])('says of %s why it can not verify it', async (_case, files, sentence) => {
    await expect(verify(chosen(files), work())).rejects.toThrow(sentence)
  })

  it('verifies a file above 64 MiB by its parts, each of them', async () => {
    const bytes = Buffer.concat([Buffer.alloc(130 * 1024 * 1024, 3), noise('tail', 77)])
    const digester = createDigester(bytes.byteLength)
    for (let at = 0; at < bytes.byteLength; at += 1_000_000) {
      digester.update(bytes.subarray(at, at + 1_000_000))
    }
    const { sizeBytes, sha256: whole, parts = [] } = digester.end()
    expect(whole).toBe(createHash('sha256').update(bytes).digest('hex'))
    expect(parts).toHaveLength(3)
    const facts = { kind: 'evidence', title: '', mediaType: '' } as const
    const file: ManifestFile = { path: 'a', ...facts, sizeBytes, sha256: whole, parts: [...parts] }
    const check = async (content: Buffer): Promise<unknown> => {
      const found = new Map([['a', storedFile('a', new Blob([content.slice()]))]])
      return (await checkFiles([file], found, work()))[0]?.status
    }
    expect(await check(bytes)).toBe('ok')
    for (const at of [0, 67_108_864, bytes.byteLength - 1]) {
      expect(await check(flipped(bytes, at))).toBe('changed')
    }
  })

  it('hashes in script as the system does, at every length around a block', async () => {
    for (const length of [0, 1, 55, 56, 57, 63, 64, 65, 119, 120, 128, 1000, 100_000]) {
      const bytes = noise(`length ${length}`, length)
      const own = await sha256InScript(new Uint8Array(bytes).buffer)
      expect(own).toBe(createHash('sha256').update(bytes).digest('hex'))
    }
  })
})

it('lies in the dossier as its sources make it', async () => {
  expect(await readFile(PAGE_FILE, 'utf8')).toBe(await pageFileText())
})
