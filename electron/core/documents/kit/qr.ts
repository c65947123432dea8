import qrcode from 'qrcode-generator'
import { INK_BLACK } from './drawing.ts'
import { tagged, type Paper } from './paper.ts'

/**
 * Draws a two-dimensional code as one filled path, with room left around it by the caller.
 *
 * Error correction M: an eighth of it may be folded or smudged. `size` in points, the whole symbol.
 */
export function drawQrCode(
  paper: Paper,
  parent: PDFKit.PDFStructureElement,
  text: string,
  at: { readonly x: number; readonly y: number; readonly size: number },
): void {
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
  const bbox: [number, number, number, number] = [at.x, at.y, at.x + at.size, at.y + at.size]
  tagged(
    paper,
    parent,
    'Figure',
    () => {
      paper.doc.fillColor(INK_BLACK)
      paper.doc.addContent(`${path.join('\n')}\nf`)
    },
    { alt: `二维码：${text}`, bbox },
  )
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000
}
