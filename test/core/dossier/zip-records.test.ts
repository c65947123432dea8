import { execFile } from 'node:child_process'
import { openAsBlob } from 'node:fs'
import { open, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { openPromise } from 'yauzl'
import {
  centralHeader,
  dosTime,
  endRecords,
  localHeader,
  type ZipEntry,
} from '../../../electron/core/dossier/zip-records.ts'
import { openZipTarget } from '../../../electron/core/dossier/zip-target.ts'
import { filesOfZip, type Sliceable } from '../../../renderer/verifier/zip-files.ts'
import { aFolder } from '../../helpers/folder.ts'
import { AT, FILES, writeAll } from './targets.ts'

const GB = 1024 ** 3

async function listed(path: string) {
  const zip = await openPromise(path, { autoClose: false })
  const found = []
  for await (const entry of zip.eachEntry()) {
    await zip.readLocalFileHeaderPromise(entry)
    found.push([entry.fileName, entry.uncompressedSize, entry.relativeOffsetOfLocalHeader])
  }
  zip.close()
  return found
}

/** A sparse file with the records of entries of these sizes around holes. */
async function aSparseZip(sizes: readonly number[]): Promise<string> {
  const path = join(await aFolder(), 'large.zip')
  const file = await open(path, 'w')
  let at = 0
  const entries: ZipEntry[] = []
  const heads: Buffer[] = []
  for (const [index, sizeBytes] of sizes.entries()) {
    const entry = { name: `佐证/录像-${index}.mp4`, sizeBytes, crc32: 0, offset: at }
    const head = localHeader(entry, AT)
    heads.push(head)
    at += head.byteLength + sizeBytes
    entries.push(entry)
    if (sizeBytes > 0 || index === sizes.length - 1) {
      const run = Buffer.concat(heads.splice(0))
      await file.write(run, 0, run.byteLength, at - sizeBytes - run.byteLength)
    }
  }
  const directory = Buffer.concat(entries.map((entry) => centralHeader(entry, AT)))
  const tail = Buffer.concat([directory, endRecords(entries.length, at, directory.byteLength)])
  await file.write(tail, 0, tail.byteLength, at)
  await file.close()
  return path
}

/** Node's own blobs of files end at 4 GB, a browser's do not. */
async function aLargeBlob(path: string): Promise<Sliceable> {
  const { size } = await stat(path)
  return {
    size,
    slice: (from, to) => ({
      arrayBuffer: async () => {
        const file = await open(path)
        const { buffer, bytesRead } = await file.read(new Uint8Array(to - from), 0, to - from, from)
        await file.close()
        return buffer.buffer.slice(0, bytesRead)
      },
    }),
  }
}

describe('the records of a zip', () => {
  it('reach beyond 4 GB, for a file and for a place, as another reader finds', async () => {
    const sizes = [5 * GB, 1000, 4 * GB - 1, 4 * GB - 2, 3]
    const path = await aSparseZip(sizes)
    const found = await listed(path)
    expect(found.map(([, size]) => size)).toEqual(sizes)
  })

  it('hold more than 65,535 files', async () => {
    const path = await aSparseZip(Array.from({ length: 70_000 }, () => 0))
    const zip = await openPromise(path)
    expect(zip.entryCount).toBe(70_000)
    zip.close()
    const files = await filesOfZip(await openAsBlob(path))
    expect(files.at(-1)?.path).toBe('佐证/录像-69999.mp4')
    expect(files).toHaveLength(70_000)
  })

  it('take the time of the project, in China, wherever it is made', () => {
    const { date, time } = dosTime('2026-11-27T17:00:30.000Z')
    expect([(date >> 9) + 1980, (date >> 5) & 15, date & 31]).toEqual([2026, 11, 28])
    expect([time >> 11, (time >> 5) & 63, (time & 31) * 2]).toEqual([1, 0, 30])
  })

  it('are taken by the system, and refused with one byte changed', async (context) => {
    const run = promisify(execFile)
    const hasUnzip = await run('unzip', ['-v']).then(
      () => true,
      () => false,
    )
    if (!hasUnzip) context.skip('needs unzip')
    const path = join(await aFolder(), 'a.zip')
    await writeAll(await openZipTarget(path, AT))
    const { stdout } = await run('unzip', ['-t', path])
    expect(stdout).toContain('No errors detected')
    const bytes = await readFile(path)
    await writeFile(path, bytes.fill(0xff, 100, 101))
    await expect(run('unzip', ['-t', path])).rejects.toMatchObject({
      stdout: expect.stringContaining('bad CRC') as string,
    })
  })

  it('end a file that the verifier page reads the same', async () => {
    const path = join(await aFolder(), 'a.zip')
    await writeAll(await openZipTarget(path, AT))
    const files = await filesOfZip(await openAsBlob(path))
    for (const [index, file] of files.entries()) {
      const expected = FILES[index]
      expect(file.path).toBe(expected?.path)
      expect(Buffer.from(await file.read(0, file.sizeBytes))).toEqual(expected?.bytes)
    }
    const large = await filesOfZip(await aLargeBlob(await aSparseZip([5 * GB, 7, 9])))
    expect(large.map(({ sizeBytes }) => sizeBytes)).toEqual([5 * GB, 7, 9])
    expect((await large[2]?.read(0, 9))?.byteLength).toBe(9)
    await writeFile(path, 'nothing')
    await expect(openAsBlob(path).then(filesOfZip)).rejects.toThrow('压缩包不完整或已损坏')
  })
})
