import type { OfficialDocument } from '../../../../shared/domain/documents/blocks.ts'
import { drawLines, type TextStyle } from '../kit/drawing.ts'
import { artifact, type Paper } from '../kit/paper.ts'
import { SHEET } from '../kit/sheet.ts'
import { layoutText } from '../kit/text-layout.ts'

export const RUNNING_HEAD: TextStyle = { face: 'serif', size: 8, leading: 11, color: '#555555' }
/** Leaves the right of the head to the sample mark and the code. */
const WIDTH = 350

/** What a page that was taken out of its file still says: which document it is of, and about whom. */
export function runningHead({ title, subtitle, subject }: OfficialDocument): string {
  // A report is about the subject itself.
  const texts = new Set([title, subtitle, subject])
  return [...texts].filter((text) => text !== '').join('　')
}

/** Small at the head of every page but the first, which has the title itself. */
export function drawRunningHead(paper: Paper, document: OfficialDocument): void {
  const { metrics } = paper.fonts[RUNNING_HEAD.face]
  const lines = layoutText(metrics, RUNNING_HEAD.size, WIDTH, runningHead(document))
  artifact(paper, 'Pagination', () =>
    drawLines(
      paper,
      RUNNING_HEAD,
      lines.slice(0, 2),
      { x: SHEET.left, y: SHEET.markTop, width: WIDTH },
      'left',
    ),
  )
}
