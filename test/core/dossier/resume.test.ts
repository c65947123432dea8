import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openFolderTarget } from '../../../electron/core/dossier/folder-target.ts'
import { PARTIAL_SUFFIX } from '../../../electron/core/dossier/target.ts'
import { openZipTarget } from '../../../electron/core/dossier/zip-target.ts'
import { aFolder } from '../../helpers/folder.ts'
import { AT, FILES, outgoing, writeAll } from './targets.ts'
import { filesOfFolder, filesOfZip } from './unpack.ts'

async function aWholeZip(folder: string): Promise<Buffer> {
  const path = join(folder, 'whole.zip')
  await writeAll(await openZipTarget(path, AT))
  return readFile(path)
}

/** Every kind of place where writing a zip may have been broken off. */
function cuts(zip: Buffer): readonly number[] {
  const marks: number[] = []
  for (let at = 0; at + 4 <= zip.byteLength; at++) {
    const signature = zip.readUInt32LE(at)
    if ([0x04034b50, 0x02014b50, 0x06054b50].includes(signature)) marks.push(at)
  }
  // At each record, inside it, in its name, and in what follows it.
  const near = marks.flatMap((at) => [at, at + 1, at + 14, at + 30, at + 45, at + 52, at + 600])
  return [...new Set([0, 1, ...near, zip.byteLength - 1, zip.byteLength])].filter(
    (at) => at <= zip.byteLength,
  )
}

describe('a zip that was broken off', () => {
  it('goes on to the same bytes from wherever it ended', async () => {
    const folder = await aFolder()
    const whole = await aWholeZip(folder)
    const places = cuts(whole)
    expect(places.length).toBeGreaterThan(40)
    for (const at of places) {
      const path = join(folder, 'cut.zip')
      await writeFile(path + PARTIAL_SUFFIX, whole.subarray(0, at))
      const target = await openZipTarget(path, AT)
      await writeAll(target)
      expect((await readFile(path)).equals(whole), `cut at ${at}`).toBe(true)
      // Whole pieces before the cut are not written again; the last one may be.
      expect(target.keptBytes()).toBeGreaterThanOrEqual(Math.max(0, at - 512 - 200 * FILES.length))
    }
  })

  it('mends what is wrong in it: any byte, zeros of a power cut, the room of a header', async () => {
    const folder = await aFolder()
    const whole = await aWholeZip(folder)
    const path = join(folder, 'bad.zip')
    const zeroed = Buffer.from(whole).fill(0, 1000, 2000)
    const noHeader = Buffer.from(whole).fill(0, 0, 30)
    const flipped = Array.from({ length: 60 }, (_, index) => {
      const bad = Buffer.from(whole)
      const at = Math.floor((index * whole.byteLength) / 60)
      bad.writeUInt8(bad.readUInt8(at) ^ 0x40, at)
      return bad
    })
    const longer = Buffer.concat([whole, whole])
    for (const bad of [zeroed, noHeader, longer, ...flipped]) {
      await writeFile(path + PARTIAL_SUFFIX, bad)
      await writeAll(await openZipTarget(path, AT))
      expect((await readFile(path)).equals(whole)).toBe(true)
    }
  })

  it('becomes another archive where the content has changed meanwhile', async () => {
    const folder = await aFolder()
    const whole = await aWholeZip(folder)
    const path = join(folder, 'old.zip')
    await writeFile(path + PARTIAL_SUFFIX, whole)
    const files = [FILES[0], { path: '数据/回执.json', bytes: Buffer.from('{}') }].flatMap(
      (file) => file ?? [],
    )
    await writeAll(await openZipTarget(path, AT), files)
    expect([...(await filesOfZip(path))]).toEqual(files.map((file) => [file.path, file.bytes]))
  })
})

describe('a folder that was broken off', () => {
  it('keeps the files that are whole and right, and mends the others', async () => {
    const folder = await aFolder()
    const path = join(folder, '档案')
    await writeAll(await openFolderTarget(path))
    await rename(path, path + PARTIAL_SUFFIX)
    const half = join(path + PARTIAL_SUFFIX, '佐证/01-车间.jpg')
    await writeFile(half, (await readFile(half)).subarray(0, 1500))
    const wrong = join(path + PARTIAL_SUFFIX, '数据/任务包.json')
    await writeFile(wrong, Buffer.alloc(900, 1))
    const target = await openFolderTarget(path)
    await writeAll(target)
    const expected = FILES.map((file) => [file.path, file.bytes] as const)
    expect(new Map(await filesOfFolder(path))).toEqual(new Map(expected))
    expect(target.keptBytes()).toBe(1024 + 129)
    expect(await readdir(folder)).toEqual(['档案'])
  })

  it('does not take in, nor take away, a file that is not its own', async () => {
    const folder = await aFolder()
    const stranger = join(folder, `档案${PARTIAL_SUFFIX}`, '佐证/我的笔记.txt')
    await mkdir(dirname(stranger), { recursive: true })
    await writeFile(stranger, '别删')
    const target = await openFolderTarget(join(folder, '档案'))
    for (const file of FILES) await target.put(outgoing(file))
    await expect(target.finish()).rejects.toMatchObject({
      info: {
        code: 'export-stopped',
        reason: expect.stringContaining('佐证/我的笔记.txt') as string,
      },
    })
    expect(await readFile(stranger, 'utf8')).toBe('别删')
  })
})
