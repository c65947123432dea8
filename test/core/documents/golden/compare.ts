import { runPdfTool, readPictures, type Picture } from '../pdf-tools.ts'

/** Pages are drawn at 180 dots an inch and kept at 45: a rule moved by a dot of the renderer stays grey. */
const SCALE = 4
const DPI = 45 * SCALE
/** A strip of two dots by 60, lying and standing: a rule of the tables fills half of one. */
const STRIP = { thick: 2, long: 60 }
/** Of 255. Another engine's drawing differs by up to 25, a missing hairline by 32. */
export const MOST_DIFFERENT = 29

/** The first pages of a document as they are kept. */
export function drawPages(bytes: Uint8Array, pages: number): readonly Picture[] {
  const args = ['-gray', '-r', `${DPI}`, '-f', '1', '-l', `${pages}`, '@']
  return readPictures(runPdfTool(bytes, 'pdftoppm', args)).map(smaller)
}

/** The first page as the other engine draws it. */
export function drawElsewhere(bytes: Uint8Array): readonly Picture[] {
  const args = ['draw', '-q', '-r', `${DPI}`, '-c', 'gray', '-F', 'pgm', '-o', '-', '@', '1']
  return readPictures(runPdfTool(bytes, 'mutool', args)).map(smaller)
}

/**
 * How far two drawings of a page are apart, 0 to 255: the largest difference of the mean grey of two
 * strips. Renderers smooth the edges of characters differently; a strip is long enough to even it out.
 */
export function pageDifference(a: Picture, b: Picture): number {
  if (Math.abs(a.width - b.width) > 1 || Math.abs(a.height - b.height) > 1) return 255
  const size = { width: Math.min(a.width, b.width), height: Math.min(a.height, b.height) }
  const difference = sums(size, (x, y) => at(a, x, y) - at(b, x, y))
  const { thick, long } = STRIP
  return Math.max(
    largestMean(difference, { width: long, height: thick }),
    largestMean(difference, { width: thick, height: long }),
  )
}

function at({ width, gray }: Picture, x: number, y: number): number {
  return gray[y * width + x] ?? 0
}

type Size = Pick<Picture, 'width' | 'height'>
type Sums = Size & { readonly sum: Float64Array }

/** Sums of all values above and to the left of each dot. */
function sums({ width, height }: Size, valueAt: (x: number, y: number) => number): Sums {
  const row = width + 1
  const sum = new Float64Array(row * (height + 1))
  for (let y = 0; y < height; y++) {
    let inRow = 0
    for (let x = 0; x < width; x++) {
      inRow += valueAt(x, y)
      sum[(y + 1) * row + x + 1] = (sum[y * row + x + 1] ?? 0) + inRow
    }
  }
  return { width, height, sum }
}

function largestMean({ width, height, sum }: Sums, strip: Size): number {
  const corner = (x: number, y: number): number => sum[y * (width + 1) + x] ?? 0
  let largest = 0
  for (let y = strip.height; y <= height; y++) {
    for (let x = strip.width; x <= width; x++) {
      const [left, top] = [x - strip.width, y - strip.height]
      const total = corner(x, y) - corner(left, y) - corner(x, top) + corner(left, top)
      largest = Math.max(largest, Math.abs(total))
    }
  }
  return largest / (strip.width * strip.height)
}

/** Each dot the mean of what it stands for. */
function smaller({ width, height, gray }: Picture): Picture {
  const size = { width: Math.floor(width / SCALE), height: Math.floor(height / SCALE) }
  const small = new Uint8Array(size.width * size.height)
  for (let y = 0; y < size.height; y++) {
    for (let x = 0; x < size.width; x++) {
      let sum = 0
      for (let dy = 0; dy < SCALE; dy++) {
        for (let dx = 0; dx < SCALE; dx++) {
          sum += gray[(y * SCALE + dy) * width + x * SCALE + dx] ?? 0
        }
      }
      small[y * size.width + x] = Math.round(sum / (SCALE * SCALE))
    }
  }
  return { ...size, gray: small }
}
