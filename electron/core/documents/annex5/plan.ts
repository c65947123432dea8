import type { Annex5Content } from '../../../../shared/domain/opinion/annex5-content.ts'
import type { TextStyle } from '../kit/drawing.ts'
import type { OpenFonts } from '../kit/fonts.ts'
import { linesForPage } from '../kit/paginate.ts'
import { widthOf } from '../kit/shape.ts'
import { layoutText, type TextLine } from '../kit/text-layout.ts'
import { planAttachments, type Attachment, type Flow } from './attachments.ts'
import { BODY, FORM, NOTE, OPINION_STYLES, TEXT } from './form.ts'
import { planName, type NameCell } from './names.ts'
import {
  LEADER_INK,
  planMembers,
  planSigner,
  signerHeight,
  type SignerBox,
  type SignerRow,
} from './signers.ts'

/** Where everything goes, decided before anything is drawn. */
export type Annex5Plan = {
  readonly names: {
    readonly enterpriseName: NameCell
    readonly county: NameCell
    readonly projectName: NameCell
    readonly projectLeader: NameCell
    readonly contact: NameCell
  }
  readonly opinion: {
    readonly style: TextStyle
    readonly lines: readonly TextLine[]
    readonly continues: boolean
  }
  readonly leader: SignerBox
  readonly memberRows: readonly SignerRow[]
  readonly membersContinue: boolean
  /** Where the member rows begin, right of their label. */
  readonly membersIndent: number
  readonly attachments: readonly Attachment[]
}

export const DATE_HEIGHT = 26
/** Even with many signers the opinion begins on the form. */
const LEAST_OPINION_HEIGHT = 3 * BODY.leading + NOTE.leading

export function planAnnex5(content: Annex5Content, fonts: OpenFonts): Annex5Plan {
  const { columns } = FORM
  const names = {
    enterpriseName: planName(fonts, content.enterpriseName, columns.value.width),
    county: planName(fonts, content.county, columns.secondValue.width),
    projectName: planName(fonts, content.projectName, columns.rest.width),
    projectLeader: planName(fonts, content.projectLeader, columns.value.width),
    contact: planName(fonts, content.contact, columns.secondValue.width),
  }
  const textWidth = columns.rest.width - 2 * FORM.padding
  const membersIndent = widthOf(fonts[BODY.face].metrics, BODY.size, TEXT.memberSignatures)
  const leader = planSigner(fonts, content.leader, LEADER_INK.width)
  const allRows = planMembers(fonts, content.members, textWidth - membersIndent)

  const cellHeight = opinionCellHeight(names)
  const fixedHeight = leaderHeight(leader) + DATE_HEIGHT + 2 * FORM.padding
  const shownRows = rowsThatFit(allRows, cellHeight - fixedHeight - LEAST_OPINION_HEIGHT)
  const memberRows = allRows.slice(0, shownRows)
  const height = cellHeight - fixedHeight - membersHeight(memberRows)
  const opinion = planOpinion(content.opinionParagraphs, fonts, textWidth, height)

  const flows: readonly Flow[] = [
    ...nameFlows(fonts, names, [leader, ...allRows.flatMap((row) => row.boxes)], textWidth),
    textFlow(TEXT.opinion, opinion.style, opinion.restLines, true),
    { kind: 'signers', label: ['组员签字'], rows: allRows.slice(shownRows) },
  ]
  return {
    names,
    opinion: {
      style: opinion.style,
      lines: opinion.lines,
      continues: opinion.restLines.length > 0,
    },
    leader,
    memberRows,
    membersContinue: shownRows < allRows.length,
    membersIndent,
    attachments: planAttachments(content, fonts, flows.filter(isNotEmpty)),
  }
}

export function opinionCellHeight(names: Annex5Plan['names']): number {
  const head = headRowHeights(names).reduce((sum, height) => sum + height, 0)
  return FORM.tableBottom - FORM.tableTop - head - FORM.authorityHeight
}

export function headRowHeights(names: Annex5Plan['names']): readonly number[] {
  return [
    Math.max(names.enterpriseName.height, names.county.height),
    names.projectName.height,
    Math.max(names.projectLeader.height, names.contact.height),
  ]
}

export function leaderHeight(leader: SignerBox): number {
  return signerHeight(leader, LEADER_INK.height) + 6
}

/** A panel whose members are not named yet still needs a line to sign on. */
export function membersHeight(rows: readonly SignerRow[]): number {
  return Math.max(
    2 * BODY.leading,
    rows.reduce((sum, row) => sum + row.height, 0),
  )
}

function rowsThatFit(rows: readonly SignerRow[], room: number): number {
  let used = 0
  const firstTooMany = rows.findIndex((row) => {
    used += row.height
    return used > room
  })
  return firstTooMany === -1 ? rows.length : firstTooMany
}

function planOpinion(
  paragraphs: readonly string[],
  fonts: OpenFonts,
  width: number,
  height: number,
): {
  readonly style: TextStyle
  readonly lines: readonly TextLine[]
  readonly restLines: readonly TextLine[]
} {
  for (const style of OPINION_STYLES) {
    const lines = opinionLines(paragraphs, fonts, style, width)
    if (lines.length * style.leading <= height) return { style, lines, restLines: [] }
  }
  const lines = opinionLines(paragraphs, fonts, BODY, width)
  const count = linesForPage(lines, Math.floor((height - NOTE.leading) / BODY.leading))
  return { style: BODY, lines: lines.slice(0, count), restLines: lines.slice(count) }
}

function opinionLines(
  paragraphs: readonly string[],
  fonts: OpenFonts,
  style: TextStyle,
  width: number,
): readonly TextLine[] {
  const { metrics } = fonts[style.face]
  return paragraphs
    .flatMap((paragraph) => paragraph.split(/\r\n|[\n\r\u2028\u2029]/))
    .filter((paragraph) => paragraph.trim() !== '')
    .flatMap((paragraph) => layoutText(metrics, style.size, width, paragraph, 2 * style.size))
}

function nameFlows(
  fonts: OpenFonts,
  names: Annex5Plan['names'],
  signers: readonly SignerBox[],
  width: number,
): readonly Flow[] {
  const flow = (label: readonly string[], text: string): Flow => {
    const lines = layoutText(fonts[BODY.face].metrics, BODY.size, width, text)
    return textFlow(label, BODY, text === '' ? [] : lines, false)
  }
  return [
    flow([TEXT.enterpriseName], names.enterpriseName.rest),
    flow(['所属县', '（市、区）'], names.county.rest),
    flow([TEXT.projectName], names.projectName.rest),
    flow([TEXT.projectLeader], names.projectLeader.rest),
    flow([TEXT.contact], names.contact.rest),
    ...signers.map((box) => flow(['签字人', '姓名'], box.restOfName)),
  ]
}

function textFlow(
  label: readonly string[],
  style: TextStyle,
  lines: readonly TextLine[],
  isJustified: boolean,
): Flow {
  return { kind: 'text', label, style, lines, isJustified }
}

function isNotEmpty(flow: Flow): boolean {
  return flow.kind === 'text' ? flow.lines.length > 0 : flow.rows.length > 0
}
