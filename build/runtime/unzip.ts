import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname, join, normalize } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { open, type Entry, type Options, type ZipFile } from 'yauzl'

const openZip = promisify<string, Options, ZipFile>(open)

/**
 * Unpacks a zip, keeping the executable bits.
 *
 * `place` answers where below the folder an entry goes, or undefined to leave it out.
 */
export async function unzip(
  file: string,
  dir: string,
  place: (name: string) => string | undefined,
): Promise<void> {
  const zip = await openZip(file, { lazyEntries: true, autoClose: true })
  await new Promise<void>((resolve, reject) => {
    zip.once('error', reject)
    zip.once('end', resolve)
    zip.on('entry', (entry: Entry) => {
      writeEntry(zip, entry, dir, place).then(() => zip.readEntry(), reject)
    })
    zip.readEntry()
  })
}

async function writeEntry(
  zip: ZipFile,
  entry: Entry,
  dir: string,
  place: (name: string) => string | undefined,
): Promise<void> {
  const name = place(entry.fileName)
  if (name === undefined || entry.fileName.endsWith('/')) return
  const target = join(dir, normalize(name))
  await mkdir(dirname(target), { recursive: true })
  const permissions = (entry.externalFileAttributes >>> 16) & 0o777
  const source = await promisify(zip.openReadStream.bind(zip))(entry)
  await pipeline(source, createWriteStream(target, { mode: permissions || 0o644 }))
}
