import { copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import sharp from 'sharp'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import {
  createPrintCopies,
  type PrintCopies,
} from '../../../electron/core/documents/print-copies.ts'
import {
  cleanPrintCopies,
  createPrintCopyStore,
} from '../../../electron/core/documents/print-copy-store.ts'
import { withPrintCopies } from '../../../electron/core/documents/print-copy.ts'
import { PRINT_COPY_EDITION } from '../../../electron/core/documents/shrink-photo.ts'
import {
  createEvidenceStore,
  type EvidenceStore,
  type StoredFile,
} from '../../../electron/core/evidence/evidence-store.ts'
import { sha256 } from '../../../electron/core/hash.ts'
import { onePiece } from '../../../electron/core/one-piece.ts'
import { aCoreWithTask, samplesFolder, testKey } from '../../helpers/core.ts'
import { aFolder } from '../../helpers/folder.ts'
import { aPhoto } from './flow/photos.ts'

type Shelf = {
  readonly evidence: EvidenceStore
  readonly copies: PrintCopies
  readonly folder: string
  /** What an attempt to make a copy was refused with. */
  readonly logged: readonly string[]
}

/** Evidence and print copies on disk; closed with the test. */
async function aShelf(): Promise<Shelf> {
  const folder = await aFolder()
  const logged: string[] = []
  const evidence = createEvidenceStore(join(folder, 'evidence'), testKey)
  const store = createPrintCopyStore(join(folder, 'print-copies'), testKey)
  const copies = createPrintCopies(evidence, store, (message) => logged.push(message))
  onTestFinished(copies.close)
  return { evidence, copies, folder, logged }
}

const add = (evidence: EvidenceStore, bytes: Uint8Array): Promise<StoredFile> =>
  evidence.add(onePiece(bytes))

async function copiesIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(join(folder, 'print-copies'), {
    recursive: true,
    withFileTypes: true,
  }).catch(() => [])
  return names
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
}

const copyOf = ({ copies }: Shelf, file: StoredFile): Promise<Uint8Array> =>
  copies.lend((get) => get(file))

const theCopy = (bytes: Uint8Array): Promise<Uint8Array> => withPrintCopies((make) => make(bytes))

describe('print copies', () => {
  it('are made in the background when a photo is taken in, and nothing else is', async () => {
    const { core, call, taskId, folder } = await aCoreWithTask()
    const target = { taskId, kind: 'checkpoint', key: 'C01', source: 'imported' } as const
    const pdf = Buffer.from('%PDF-1.4\n%%EOF\n')
    await call('evidence.addBytes', { ...target, name: '说明.pdf', bytes: pdf })
    const jpeg = await aPhoto(1500, 1000)
    const photo = await call('evidence.addBytes', {
      ...target,
      name: '照片.jpg',
      bytes: new Uint8Array(jpeg),
    })
    await vi.waitFor(async () => expect(await copiesIn(folder)).toHaveLength(1), 10_000)
    await setTimeout(200)
    expect(await copiesIn(folder)).toHaveLength(1)
    // The original is not needed any more.
    await rm(join(folder, 'evidence'), { recursive: true })
    const copy = await core.context.printCopies.lend((get) => get(photo))
    expect(Buffer.compare(copy, await theCopy(jpeg))).toBe(0)
  })

  it('are encrypted, and their names do not tell of which photo they are', async () => {
    const shelf = await aShelf()
    const file = await add(shelf.evidence, await aPhoto(800, 600))
    const copy = await copyOf(shelf, file)
    const [path = ''] = await copiesIn(shelf.folder)
    expect(path).not.toContain(file.sha256)
    const stored = await readFile(path)
    expect(stored.includes(Buffer.from(copy.subarray(0, 64)))).toBe(false)
    const other = createPrintCopyStore(join(shelf.folder, 'print-copies'), new Uint8Array(32))
    expect(await other.find(file.sha256)).toBeNull()
  })

  it('that are missing, cut or of another photo are made again', async () => {
    const shelf = await aShelf()
    const file = await add(shelf.evidence, await aPhoto(800, 600))
    const copy = await copyOf(shelf, file)
    const [path = ''] = await copiesIn(shelf.folder)
    await copyOf(shelf, await add(shelf.evidence, await aPhoto(600, 800)))
    const other = (await copiesIn(shelf.folder)).find((one) => one !== path) ?? ''
    const spoil = [
      () => rm(path),
      async () => writeFile(path, (await readFile(path)).subarray(0, -1)),
      () => writeFile(path, ''),
      () => copyFile(other, path),
    ]
    for (const spoilt of spoil) {
      await spoilt()
      expect(Buffer.compare(await copyOf(shelf, file), copy)).toBe(0)
      const store = createPrintCopyStore(join(shelf.folder, 'print-copies'), testKey)
      expect(await store.find(file.sha256)).not.toBeNull()
    }
  })

  it('of what no decoder reads are not made, and the queue goes on', async () => {
    const shelf = await aShelf()
    const broken = await add(shelf.evidence, Buffer.from('no picture'))
    const good = await add(shelf.evidence, await aPhoto(800, 600))
    for (const file of [broken, good]) shelf.copies.prepare({ ...file, mediaType: 'image/jpeg' })
    await vi.waitFor(async () => expect(await copiesIn(shelf.folder)).toHaveLength(1), 10_000)
    expect(shelf.logged).toHaveLength(1)
    await expect(copyOf(shelf, broken)).rejects.toThrow('cannot be decoded')
  })

  it('are given even where the disk does not take them', async () => {
    const shelf = await aShelf()
    const jpeg = await aPhoto(800, 600)
    const file = await add(shelf.evidence, jpeg)
    await writeFile(join(shelf.folder, 'print-copies'), 'a file where the folder should be')
    expect(Buffer.compare(await copyOf(shelf, file), await theCopy(jpeg))).toBe(0)
    expect(shelf.logged).toEqual(['a print copy is not kept'])
  })

  it('that are not made when core closes are not made afterwards', async () => {
    const shelf = await aShelf()
    const pieces = await Promise.all(
      Array.from({ length: 12 }, async (_, i) => add(shelf.evidence, await aPhoto(3000, 2000 + i))),
    )
    for (const piece of pieces) shelf.copies.prepare({ ...piece, mediaType: 'image/jpeg' })
    await vi.waitFor(async () => expect(await copiesIn(shelf.folder)).not.toHaveLength(0), 10_000)
    shelf.copies.close()
    await setTimeout(50)
    const made = await copiesIn(shelf.folder)
    expect(made.length).toBeLessThan(pieces.length)
    await setTimeout(1000)
    expect(await copiesIn(shelf.folder)).toEqual(made)
    expect(shelf.logged).toEqual([])
  })

  it('of other editions and half-written ones are taken away at the start', async () => {
    const shelf = await aShelf()
    await copyOf(shelf, await add(shelf.evidence, await aPhoto(800, 600)))
    const kept = await copiesIn(shelf.folder)
    const folder = join(shelf.folder, 'print-copies')
    await mkdir(join(folder, '0', 'ab'), { recursive: true })
    await writeFile(join(folder, '0', 'ab', 'old.enc'), '')
    await writeFile(join(folder, PRINT_COPY_EDITION, '.half.tmp'), '')
    await cleanPrintCopies(folder)
    expect(await copiesIn(shelf.folder)).toEqual(kept)
    await cleanPrintCopies(join(shelf.folder, 'nowhere'))
  })

  it('are the same bytes as long as the edition has its name', async () => {
    const picture = join(samplesFolder, 'evidence', '02-设备清单与联网看板.png')
    const copy = await theCopy(await readFile(picture))
    expect({ edition: PRINT_COPY_EDITION, sha256: sha256(copy) }).toEqual({
      edition: '1',
      sha256: '6779fe4173b71be5481bb7bf67995c275abd95a3cd018710ccb42c482880953f',
    })
    expect((await sharp(copy).metadata()).format).toBe('jpeg')
  })
})
