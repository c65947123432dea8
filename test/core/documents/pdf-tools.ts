import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type Box = {
  readonly page: number
  readonly x: number
  readonly y: number
  readonly right: number
  readonly bottom: number
  readonly text: string
}

/** Runs a PDF tool on these bytes; in `args`, `@` stands for the file. */
export function runPdfTool(bytes: Uint8Array, tool: string, args: readonly string[]): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'annex5-'))
  try {
    const file = join(folder, 'document.pdf')
    writeFileSync(file, bytes)
    return execFileSync(
      tool,
      args.map((arg) => (arg === '@' ? file : arg)),
      { maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'pipe'] },
    )
  } finally {
    rmSync(folder, { recursive: true })
  }
}

export function pageCount(bytes: Uint8Array): number {
  return Number(/^Pages:\s+(\d+)/m.exec(runPdfTool(bytes, 'pdfinfo', ['@']).toString())?.[1])
}

/** Text of a rectangle of a page (points), without any white space. */
export function textIn(
  bytes: Uint8Array,
  page: number,
  area: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
): string {
  const corner = ['-x', area.x, '-y', area.y, '-W', area.width, '-H', area.height]
  const args = ['-r', '72', '-f', page, '-l', page, ...corner, '-nopgbrk', '@', '-'].map(String)
  return withoutSpace(
    runPdfTool(
      bytes,
      'pdftotext',
      args.map((arg) => (/^\d+\.\d+$/.test(arg) ? String(Math.round(Number(arg))) : arg)),
    ).toString(),
  )
}

export function withoutSpace(text: string): string {
  return text.replace(/\s/gu, '')
}

/** Every word the PDF shows, with its box in points. */
export function wordBoxes(bytes: Uint8Array): readonly Box[] {
  const xml = runPdfTool(bytes, 'pdftotext', ['-bbox', '@', '-']).toString()
  const boxes: Box[] = []
  let page = 0
  const pattern = /<page |<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)<\/word>/g
  for (const [, x, y, right, bottom, text] of xml.matchAll(pattern)) {
    if (text === undefined) page += 1
    else {
      boxes.push({
        page,
        x: Number(x),
        y: Number(y),
        right: Number(right),
        bottom: Number(bottom),
        text,
      })
    }
  }
  return boxes
}

/** A page as gray pixels. */
export type Picture = { readonly width: number; readonly height: number; readonly gray: Uint8Array }

/** Reads the binary PGM pictures that pdftoppm and mutool write one after the other. */
export function readPictures(pgm: Buffer): readonly Picture[] {
  const pictures: Picture[] = []
  let offset = 0
  while (offset < pgm.length) {
    const header = /^P5\s+(?:#.*\n)?(\d+)\s+(\d+)\s+255\s/.exec(
      pgm.subarray(offset, offset + 100).toString('latin1'),
    )
    if (!header) throw new Error('not a PGM picture')
    const [width, height] = [Number(header[1]), Number(header[2])]
    const start = offset + header[0].length
    offset = start + width * height
    pictures.push({ width, height, gray: pgm.subarray(start, offset) })
  }
  return pictures
}
