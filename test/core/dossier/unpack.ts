import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { openPromise } from 'yauzl'
import { sha256 } from '../../../electron/core/hash.ts'

export type Files = ReadonlyMap<string, Buffer>

/** Every file of a zip, by another reader than the one that the program has written. */
export async function filesOfZip(path: string): Promise<Files> {
  const zip = await openPromise(path, { autoClose: false })
  const files = new Map<string, Buffer>()
  for await (const entry of zip.eachEntry()) {
    files.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)))
  }
  zip.close()
  return files
}

export async function filesOfFolder(folder: string): Promise<Files> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = found.filter((entry) => entry.isFile()).map((e) => join(e.parentPath, e.name))
  const files = new Map<string, Buffer>()
  for (const path of paths.toSorted()) {
    files.set(relative(folder, path).split(sep).join('/'), await readFile(path))
  }
  return files
}

export async function writeFolder(folder: string, files: Files): Promise<void> {
  for (const [name, bytes] of files) {
    const path = join(folder, name)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, bytes)
  }
}

export function hashes(files: Files): Readonly<Record<string, string>> {
  return Object.fromEntries([...files].map(([name, bytes]) => [name, sha256(bytes)]))
}
