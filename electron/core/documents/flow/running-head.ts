import type { OfficialDocument } from '../../../../shared/domain/documents/blocks.ts'
import { drawText, type TextStyle } from '../kit/drawing.ts'
import type { FontChain } from '../kit/shape.ts'
import { artifact, type Paper } from '../kit/paper.ts'
import { SHEET } from '../kit/sheet.ts'
import { layoutText } from '../kit/text-layout.ts'

export const RUNNING_HEAD: TextStyle = { face: 'serif', size: 8, leading: 11, color: '#555555' }
/** Leaves the right of the head to the sample mark and the code. */
const WIDTH = 350

/** What a page that was taken out of its file still says: of which document it is, and about whom. */
export function runningHead({ title, subtitle, subject }: OfficialDocument): readonly string[] {
  const named = subtitle === '' || subtitle === subject ? title : `${title}：${subtitle}`
  return [named, subject]
}

/** Small at the head of every page but the first, which has the title itself. */
export function drawRunningHead(paper: Paper, document: OfficialDocument): void {
  const { metrics } = paper.fonts[RUNNING_HEAD.face]
  artifact(paper, 'Pagination', () =>
    runningHead(document).forEach((text, place) =>
      drawText(paper, RUNNING_HEAD, onOneLine(metrics, text), {
        x: SHEET.left,
        y: SHEET.markTop + place * RUNNING_HEAD.leading,
      }),
    ),
  )
}

/** The first page has the text in full. */
function onOneLine(metrics: FontChain, text: string): string {
  const [first, ...rest] = layoutText(metrics, RUNNING_HEAD.size, WIDTH, text)
  return rest.length === 0 ? text : `${first?.text.slice(0, -1) ?? ''}…`
}
