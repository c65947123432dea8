import type { Annex5Content } from '../../../../shared/domain/opinion/annex5-content.ts'
import { BLANK_DATE, chineseDate } from '../kit/chinese-date.ts'
import { drawLines, drawTableRules, drawText, measure } from '../kit/drawing.ts'
import { artifact, group, tagged, type Paper, type Rect } from '../kit/paper.ts'
import { drawHeading, drawLabel, drawName, drawNote } from './draw-head.ts'
import { BODY, FORM, TEXT, TITLE } from './form.ts'
import type { NameCell } from './names.ts'
import {
  DATE_HEIGHT,
  headRowHeights,
  leaderHeight,
  membersHeight,
  opinionCellHeight,
  type Annex5Plan,
} from './plan.ts'
import { drawMemberRow, drawSignatureLabel, drawSigner, LEADER_INK } from './signers.ts'

type Element = PDFKit.PDFStructureElement

/** Of the four columns, those right of the first label. */
const REST_COLUMNS = 3

/** Draws the form itself, on the page begun last. */
export function drawForm(paper: Paper, content: Annex5Content, plan: Annex5Plan): void {
  drawHeading(paper, TEXT.annex, TITLE)
  const table = group(paper, paper.root, 'Table')
  const { columns } = FORM
  const { names } = plan
  const cells: Rect[] = []
  let y = FORM.tableTop
  const addRow = (
    height: number,
    draw: (row: Element, cell: (column: { x: number; width: number }) => Rect) => void,
  ): void => {
    const top = y
    draw(group(paper, table, 'TR'), ({ x, width }) => {
      const rect = { x, y: top, width, height }
      cells.push(rect)
      return rect
    })
    y += height
  }
  const [first = 0, second = 0, third = 0] = headRowHeights(names)
  const pair =
    (label: string, name: NameCell, other: string, otherName: NameCell) =>
    (row: Element, cell: (column: { x: number; width: number }) => Rect): void => {
      drawLabel(paper, row, [label], cell(columns.label))
      drawName(paper, row, name, cell(columns.value))
      drawLabel(paper, row, [other], cell(columns.secondLabel))
      drawName(paper, row, otherName, cell(columns.secondValue))
    }
  addRow(first, pair(TEXT.enterpriseName, names.enterpriseName, TEXT.county, names.county))
  addRow(second, (row, cell) => {
    drawLabel(paper, row, [TEXT.projectName], cell(columns.label))
    drawName(paper, row, names.projectName, cell(columns.rest), REST_COLUMNS)
  })
  addRow(third, pair(TEXT.projectLeader, names.projectLeader, TEXT.contact, names.contact))
  addRow(opinionCellHeight(names), (row, cell) => {
    drawLabel(paper, row, TEXT.opinion, cell(columns.label))
    const element = group(paper, row, 'TD', { columnSpan: REST_COLUMNS })
    drawOpinion(paper, element, content, plan, cell(columns.rest))
  })
  addRow(FORM.authorityHeight, (row, cell) => {
    drawLabel(paper, row, TEXT.authority, cell(columns.label))
    const element = group(paper, row, 'TD', { columnSpan: REST_COLUMNS })
    drawAuthority(paper, element, cell(columns.rest))
  })
  artifact(paper, 'Layout', () => drawTableRules(paper, cells))
}

function drawOpinion(
  paper: Paper,
  element: Element,
  content: Annex5Content,
  plan: Annex5Plan,
  cell: Rect,
): void {
  const area = {
    x: cell.x + FORM.padding,
    y: cell.y + FORM.padding,
    width: cell.width - 2 * FORM.padding,
  }
  const { style, lines, continues } = plan.opinion
  const dateTop = cell.y + cell.height - FORM.padding - DATE_HEIGHT
  const membersTop = dateTop - membersHeight(plan.memberRows)
  const leaderTop = membersTop - leaderHeight(plan.leader)
  tagged(paper, element, 'P', () => {
    drawLines(paper, style, lines, area, 'justify')
    if (continues) {
      const y = area.y + lines.length * style.leading
      drawNote(paper, '（下转附页 1）', { ...cell, y }, 'right')
    }
  })
  drawLeader(paper, element, plan, { ...area, y: leaderTop })
  drawMembers(paper, element, content, plan, { ...area, y: membersTop })
  const date = content.opinionDate === null ? BLANK_DATE : chineseDate(content.opinionDate)
  drawDate(paper, element, date, { ...area, y: dateTop })
}

type Area = { readonly x: number; readonly y: number; readonly width: number }

/** 负责人签字 with its ink on the left, the place for the institution's seal on the right. */
function drawLeader(paper: Paper, element: Element, plan: Annex5Plan, area: Area): void {
  const middle = area.y + LEADER_INK.height - BODY.leading / 2
  const labelWidth = measure(paper, BODY, TEXT.leaderSignature)
  drawSignatureLabel(paper, element, TEXT.leaderSignature, { x: area.x, middle })
  const ink = { x: area.x + labelWidth, y: area.y, ...LEADER_INK }
  drawSigner(paper, element, plan.leader, ink)
  drawSeal(paper, element, { ...area, y: middle - BODY.leading / 2 })
}

function drawMembers(
  paper: Paper,
  element: Element,
  content: Annex5Content,
  plan: Annex5Plan,
  area: Area,
): void {
  const middle = area.y + 28 - BODY.leading / 2
  drawSignatureLabel(paper, element, TEXT.memberSignatures, { x: area.x, middle })
  const grid = { x: area.x + plan.membersIndent, width: area.width - plan.membersIndent }
  let y = area.y
  for (const row of plan.memberRows) {
    drawMemberRow(paper, element, row, content.members.length, { ...grid, y })
    y += row.height
  }
  if (plan.membersContinue) {
    tagged(paper, element, 'P', () =>
      drawNote(paper, '（其余组员签字下转附页）', { ...area, y: y + 4 }, 'left'),
    )
  }
}

/** The place a seal is put: in the right half, left of the date's end. */
function drawSeal(paper: Paper, element: Element, area: Area): void {
  const x = area.x + area.width - 110
  tagged(paper, element, 'P', () => drawText(paper, BODY, TEXT.seal, { x, y: area.y }))
}

function drawDate(paper: Paper, element: Element, date: string, area: Area): void {
  const x = area.x + area.width - measure(paper, BODY, date) - 12
  const y = area.y + (DATE_HEIGHT - BODY.leading) / 2
  tagged(paper, element, 'P', () => drawText(paper, BODY, date, { x, y }))
}

/** The cell of the county's authority, filled in by hand: seal and date. */
function drawAuthority(paper: Paper, element: Element, cell: Rect): void {
  const area = { x: cell.x + FORM.padding, width: cell.width - 2 * FORM.padding }
  const dateTop = cell.y + cell.height - FORM.padding - DATE_HEIGHT
  drawSeal(paper, element, { ...area, y: dateTop - BODY.leading - 6 })
  drawDate(paper, element, BLANK_DATE, { ...area, y: dateTop })
}
