/** How a series is told apart: by its dashes and marks, on paper without colour too. */
export type Look = {
  readonly color: string
  /** Lengths of dash and blank, points; none for a line without a break. */
  readonly dash: readonly number[]
  readonly marker: 'disc' | 'square' | 'triangle' | 'ring'
}

const LOOKS: readonly [Look, ...Look[]] = [
  { color: '#16365c', dash: [], marker: 'disc' },
  { color: '#8c2d1f', dash: [5, 2.5], marker: 'square' },
  { color: '#4d4d4d', dash: [1.2, 2], marker: 'triangle' },
  { color: '#2f6b3c', dash: [7, 2, 1.2, 2], marker: 'ring' },
]
const SIZE = 2.4

/** The look of a series by its place; a fifth looks like the first. */
export function lookOf(place: number): Look {
  return LOOKS[place % LOOKS.length] ?? LOOKS[0]
}

/** Draws lines in the look of a series. */
export function stroked(doc: PDFKit.PDFDocument, look: Look, draw: () => void): void {
  doc.save().lineWidth(1.1).lineJoin('round').strokeColor(look.color)
  // pdfkit takes one length and its blank; a pattern of four goes into the page as it is.
  doc.addContent(`[${look.dash.join(' ')}] 0 d`)
  draw()
  doc.restore()
}

export function drawMarker(doc: PDFKit.PDFDocument, look: Look, x: number, y: number): void {
  doc.lineWidth(1).strokeColor(look.color).fillColor(look.color)
  switch (look.marker) {
    case 'disc':
      doc.circle(x, y, SIZE).fill()
      return
    case 'square':
      doc.rect(x - SIZE, y - SIZE, 2 * SIZE, 2 * SIZE).fill()
      return
    case 'triangle':
      doc
        .polygon([x, y - 1.3 * SIZE], [x + 1.2 * SIZE, y + SIZE], [x - 1.2 * SIZE, y + SIZE])
        .fill()
      return
    case 'ring':
      doc.circle(x, y, SIZE).fillAndStroke('#ffffff', look.color)
  }
}
