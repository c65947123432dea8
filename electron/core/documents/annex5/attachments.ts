import type { Annex5Content } from '../../../../shared/domain/opinion/annex5-content.ts'
import type { TextStyle } from '../kit/drawing.ts'
import type { OpenFonts } from '../kit/fonts.ts'
import { linesForPage } from '../kit/paginate.ts'
import type { TextLine } from '../kit/text-layout.ts'
import { FORM, NOTE } from './form.ts'
import { abbreviatedName, type NameCell } from './names.ts'
import type { SignerRow } from './signers.ts'

/** What continues from the form, or a part of it on one page. */
export type Flow =
  | {
      readonly kind: 'text'
      readonly label: readonly string[]
      readonly style: TextStyle
      readonly lines: readonly TextLine[]
      readonly isJustified: boolean
    }
  | {
      readonly kind: 'signers'
      readonly label: readonly string[]
      readonly rows: readonly SignerRow[]
    }

export type AttachmentRow = {
  readonly flow: Flow
  readonly height: number
  /** `（接正文）` or `（接附页 1）`. */
  readonly noteBefore: string
  /** `（下转附页 2）`, `（以下无正文）` or nothing. */
  readonly noteAfter: string
}

export type Attachment = { readonly rows: readonly AttachmentRow[] }

export type AttachmentHead = {
  readonly enterpriseName: NameCell
  readonly projectName: NameCell
  readonly documentNumber: NameCell
}

export function planAttachmentHead(content: Annex5Content, fonts: OpenFonts): AttachmentHead {
  const { width } = FORM.columns.rest
  return {
    enterpriseName: abbreviatedName(fonts, content.enterpriseName, width),
    projectName: abbreviatedName(fonts, content.projectName, width),
    documentNumber: abbreviatedName(
      fonts,
      `${content.documentNumber}（第${content.revision}版）`,
      width,
    ),
  }
}

function attachmentHeadHeight(head: AttachmentHead): number {
  return head.enterpriseName.height + head.projectName.height + head.documentNumber.height
}

const ROW_EXTRAS = 2 * FORM.padding + 2 * NOTE.leading
/** Two lines of text: a smaller part does not begin at the foot of a page. */
const LEAST_TEXT = 40

/** Packs the flows into rows of attachment pages, in order, cutting between lines or signers. */
export function planAttachments(
  content: Annex5Content,
  fonts: OpenFonts,
  flows: readonly Flow[],
): readonly Attachment[] {
  const top = FORM.tableTop + attachmentHeadHeight(planAttachmentHead(content, fonts))
  const pages: AttachmentRow[][] = []
  let room = 0
  for (const flow of flows) {
    let rest: Flow = flow
    let noteBefore = '（接正文）'
    while (sizeOf(rest) > 0) {
      if (room < ROW_EXTRAS + leastPart(rest)) {
        pages.push([])
        room = FORM.tableBottom - top
      }
      const count = Math.max(1, countThatFits(rest, room - ROW_EXTRAS))
      const [part, next] = cutFlow(rest, count)
      const continues = sizeOf(next) > 0
      const height = continues ? room : heightOf(part) + ROW_EXTRAS - NOTE.leading
      pages.at(-1)?.push({
        flow: part,
        height,
        noteBefore,
        noteAfter: continues ? `（下转附页 ${pages.length + 1}）` : '',
      })
      noteBefore = `（接附页 ${pages.length}）`
      room -= height
      rest = next
    }
  }
  return pages.map((rows, page) => ({
    rows: rows.map((row, i) =>
      page === pages.length - 1 && i === rows.length - 1
        ? { ...row, height: row.height + NOTE.leading, noteAfter: '（以下无正文）' }
        : row,
    ),
  }))
}

function leastPart(flow: Flow): number {
  return flow.kind === 'text' ? Math.min(LEAST_TEXT, heightOf(flow)) : (flow.rows[0]?.height ?? 0)
}

function sizeOf(flow: Flow): number {
  return flow.kind === 'text' ? flow.lines.length : flow.rows.length
}

function heightOf(flow: Flow): number {
  return flow.kind === 'text'
    ? flow.lines.length * flow.style.leading
    : flow.rows.reduce((sum, row) => sum + row.height, 0)
}

function countThatFits(flow: Flow, room: number): number {
  if (flow.kind === 'text') return linesForPage(flow.lines, Math.floor(room / flow.style.leading))
  let used = 0
  const firstTooMany = flow.rows.findIndex((row) => {
    used += row.height
    return used > room
  })
  return firstTooMany === -1 ? flow.rows.length : firstTooMany
}

function cutFlow(flow: Flow, count: number): readonly [Flow, Flow] {
  return flow.kind === 'text'
    ? [
        { ...flow, lines: flow.lines.slice(0, count) },
        { ...flow, lines: flow.lines.slice(count) },
      ]
    : [
        { ...flow, rows: flow.rows.slice(0, count) },
        { ...flow, rows: flow.rows.slice(count) },
      ]
}
