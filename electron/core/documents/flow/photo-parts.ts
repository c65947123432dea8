import type { Photo } from '../../../../shared/domain/documents/blocks.ts'
import { drawLines } from '../kit/drawing.ts'
import type { OpenFonts } from '../kit/fonts.ts'
import { artifact, type Rect } from '../kit/paper.ts'
import { layoutText, type TextLine } from '../kit/text-layout.ts'
import type { Canvas } from './canvas.ts'
import { aPart, type Part } from './part.ts'
import { drawMarks, placeIn } from './photo-marks.ts'
import { COLUMN, PHOTO_CAPTION, PHOTO_HASH } from './styles.ts'
import { leavesTwo, linesOf } from './text-parts.ts'

const IN_ROW = 2
const GUTTER = 14
const WIDTH = (COLUMN.width - (IN_ROW - 1) * GUTTER) / IN_ROW
/** A photo of 4:3 fills it; three rows with captions of two lines and a heading fill a page. */
const HEIGHT = 166
const ABOVE_CAPTION = 3
const GAP = 8
/** A caption up to so many lines stays with its picture. */
const MOST_WHOLE = 12

const UNSHOWN = '图片无法显示'

type Cell = { readonly photo: Photo; readonly x: number; readonly lines: readonly TextLine[] }

/** Pictures in rows of two, with their captions and the hashes of the originals. */
export function photoParts(fonts: OpenFonts, photos: readonly Photo[]): readonly Part[] {
  return Array.from({ length: Math.ceil(photos.length / IN_ROW) }, (_, row) =>
    rowPart(
      photos.slice(row * IN_ROW, (row + 1) * IN_ROW).map((photo, place) => ({
        photo,
        x: COLUMN.x + place * (WIDTH + GUTTER),
        lines: linesOf(fonts, PHOTO_CAPTION, WIDTH, photo.caption),
      })),
    ),
  )
}

/** The first strip is the pictures with their hashes and the first lines; the rest are lines. */
function rowPart(cells: readonly Cell[]): Part {
  const count = Math.max(...cells.map(({ lines }) => lines.length))
  const { leading } = PHOTO_CAPTION
  const picture = HEIGHT + ABOVE_CAPTION + PHOTO_HASH.leading
  return aPart({
    strips: Array.from({ length: count }, (_, line) => (line === 0 ? picture : 0) + leading),
    mayCut: count <= MOST_WHOLE ? () => false : leavesTwo(count),
    gap: GAP,
    draw: async (canvas, { y, from, to }) => {
      for (const { photo, x, lines } of cells) {
        const box = { x, y, width: WIDTH, height: HEIGHT }
        if (from === 0) await drawPhoto(canvas, photo, box)
        const top = from === 0 ? y + picture : y
        canvas
          .element(lines, 'P')
          .add(() =>
            drawLines(
              canvas.paper,
              PHOTO_CAPTION,
              lines.slice(from, to),
              { ...box, y: top },
              'center',
            ),
          )
      }
    },
  })
}

async function drawPhoto(canvas: Canvas, photo: Photo, box: Rect): Promise<void> {
  const { paper, element, pictures } = canvas
  const image = await pictures(photo.sha256)
  if (image) {
    const fit: [number, number] = [box.width, box.height]
    const figure = element({}, 'Figure', paper.root, { alt: `照片：${photo.caption}` })
    figure.add(() => {
      paper.doc.image(image, box.x, box.y, { fit, align: 'center', valign: 'center' })
      drawMarks(paper, photo.marks ?? [], placeIn(box, image))
    })
  } else drawUnshown(canvas, photo, box)
  const hash = layoutText(
    paper.fonts[PHOTO_HASH.face].metrics,
    PHOTO_HASH.size,
    box.width,
    `原件 SHA-256 ${photo.sha256.slice(0, 16)}…`,
  )
  const area = { ...box, y: box.y + box.height + ABOVE_CAPTION }
  element({}, 'P').add(() => drawLines(paper, PHOTO_HASH, hash, area, 'center'))
}

/** A box in the place of the picture, with all that tells which one it is. */
function drawUnshown({ paper, element }: Canvas, photo: Photo, box: Rect): void {
  artifact(paper, 'Layout', () => {
    paper.doc.lineWidth(0.5).strokeColor('#888888')
    paper.doc.rect(box.x, box.y, box.width, box.height).stroke()
  })
  const lines = linesOf(paper.fonts, PHOTO_CAPTION, box.width - 16, `${UNSHOWN}\n${photo.sha256}`)
  const y = box.y + (box.height - lines.length * PHOTO_CAPTION.leading) / 2
  const area = { x: box.x + 8, width: box.width - 16, y }
  element({}, 'P').add(() => drawLines(paper, PHOTO_CAPTION, lines, area, 'center'))
}
