import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import type { Picture } from '../pdf-tools.ts'

/** `npm run golden` takes them anew; look at each of them before it is committed. */
export const isTakenAnew = process.env['MODE'] === 'golden'

const PAGES = join(import.meta.dirname, 'pages')

/** The SHA-256 of the bytes of each document of a group, by its name. */
export type Hashes = Readonly<Record<string, string>>

export async function recordedHashes(group: string): Promise<unknown> {
  return JSON.parse(await readFile(hashFile(group), 'utf8'))
}

export function recordHashes(group: string, hashes: Hashes): Promise<void> {
  return writeFile(hashFile(group), `${JSON.stringify(hashes, null, 2)}\n`)
}

function hashFile(group: string): string {
  return join(import.meta.dirname, `${group}.sha256.json`)
}

export async function recordedPage(name: string): Promise<Picture> {
  const png = sharp(join(PAGES, `${name}.png`)).toColourspace('b-w')
  const { data, info } = await png.raw().toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, gray: data }
}

/** Sixteen greys do for the eye and for comparing, in a quarter of the bytes. */
export async function recordPage(name: string, { width, height, gray }: Picture): Promise<void> {
  await mkdir(PAGES, { recursive: true })
  await sharp(gray, { raw: { width, height, channels: 1 } })
    .png({ palette: true, colours: 16, dither: 0, compressionLevel: 9 })
    .toFile(join(PAGES, `${name}.png`))
}
