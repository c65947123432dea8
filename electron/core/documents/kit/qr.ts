import qrcode from 'qrcode-generator'
import { INK_BLACK } from './drawing.ts'
import { tagged, type Paper } from './paper.ts'

/** A two-dimensional code, ready to be drawn on any number of pages. */
export type QrCode = {
  readonly text: string
  /** Left, top, right, bottom on the page, points. */
  readonly box: readonly [number, number, number, number]
  readonly path: string
}

/**
 * Makes a code of `size` points, with room left around it by the caller.
 *
 * Error correction M: an eighth of it may be folded or smudged.
 */
export function makeQrCode(
  text: string,
  at: { readonly x: number; readonly y: number; readonly size: number },
): QrCode {
  const code = qrcode(0, 'M')
  // It takes one byte a character; readers expect UTF-8.
  code.addData(Buffer.from(text, 'utf8').toString('latin1'), 'Byte')
  code.make()
  const count = code.getModuleCount()
  const step = at.size / count
  const path: string[] = []
  for (let row = 0; row < count; row++) {
    for (let column = 0; column < count; column++) {
      const start = column
      while (column < count && code.isDark(row, column)) column++
      if (column === start) continue
      const corner = `${rounded(at.x + start * step)} ${rounded(at.y + row * step)}`
      path.push(`${corner} ${rounded((column - start) * step)} ${rounded(step)} re`)
    }
  }
  const box = [at.x, at.y, at.x + at.size, at.y + at.size] as const
  return { text, box, path: path.join('\n') }
}

/** Draws the code as one filled path, read out as a figure. */
export function drawQrCode(paper: Paper, parent: PDFKit.PDFStructureElement, code: QrCode): void {
  const alt = `二维码：${code.text}`
  tagged(paper, parent, 'Figure', () => fillQrCode(paper, code), { alt, bbox: [...code.box] })
}

/** Draws the code again, where it has been read out already: as an artifact. */
export function fillQrCode({ doc }: Paper, { path }: QrCode): void {
  doc.fillColor(INK_BLACK).addContent(`${path}\nf`)
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000
}
