import type { Block } from '../../../../shared/domain/documents/blocks.ts'
import type { Annex5Signer } from '../../../../shared/domain/opinion/annex5-content.ts'
import { SIGNER_NAME } from '../annex5/form.ts'
import { drawSigner } from '../annex5/signers.ts'
import { BLANK_DATE, beijingTime, chineseDate } from '../kit/chinese-date.ts'
import { drawLines } from '../kit/drawing.ts'
import type { OpenFonts } from '../kit/fonts.ts'
import type { TextLine } from '../kit/text-layout.ts'
import { aPart, type Part } from './part.ts'
import { BODY, COLUMN, SIGNED_AT } from './styles.ts'
import { linesOf, textPart } from './text-parts.ts'

type Signatures = Extract<Block, { readonly kind: 'signatures' }>
type Box = {
  readonly signer: Annex5Signer
  readonly x: number
  readonly name: readonly TextLine[]
  readonly signedAt: readonly TextLine[]
}

const IN_ROW = 3
const GUTTER = 20
const WIDTH = (COLUMN.width - (IN_ROW - 1) * GUTTER) / IN_ROW
const INK_HEIGHT = 36
/** A round seal of 42 mm has room over name and date. */
const SEAL_HEIGHT = 112

/**
 * The label, places to sign in rows of three, and where seal and date go; kept on one page.
 *
 * Where no seal is asked for, the date stands in the last row if that has room.
 */
export function signatureParts(fonts: OpenFonts, block: Signatures): readonly Part[] {
  const { label, signers, sealOf } = block
  const look = { style: BODY, type: 'P', align: 'left', gap: 16 } as const
  const date = block.date === null ? BLANK_DATE : chineseDate(block.date)
  const isDateBeside = sealOf === null && signers.length % IN_ROW > 0
  const rows = Array.from({ length: Math.ceil(signers.length / IN_ROW) }, (_, row) => {
    const inRow = signers.slice(row * IN_ROW, (row + 1) * IN_ROW)
    return rowPart(fonts, inRow, isDateBeside && inRow.length < IN_ROW ? date : '')
  })
  // Where nobody signs, the label stands beside the seal.
  const isLabelBeside = signers.length === 0
  const parts = [
    ...(label === '' || isLabelBeside ? [] : [textPart(fonts, label, look)]),
    ...rows,
    ...(isDateBeside ? [] : [closingPart(fonts, isLabelBeside ? label : '', sealOf, date)]),
  ]
  return parts.map((part, place) => ({ ...part, keepsWithNext: place < parts.length - 1 }))
}

function rowPart(fonts: OpenFonts, signers: readonly Annex5Signer[], date: string): Part {
  const boxes = signers.map((signer, place): Box => ({
    signer,
    x: xOf(place),
    name: linesOf(fonts, SIGNER_NAME, WIDTH, signer.name),
    signedAt:
      signer.signedAt === null
        ? []
        : linesOf(fonts, SIGNED_AT, WIDTH, `签于 ${beijingTime(signer.signedAt)}（本机时间）`),
  }))
  const dateLines = linesOf(fonts, BODY, WIDTH, date)
  const nameHeight = SIGNER_NAME.leading * Math.max(...boxes.map(({ name }) => name.length))
  return aPart({
    strips: [INK_HEIGHT + 2 + nameHeight + SIGNED_AT.leading],
    gap: 10,
    draw: ({ paper, element }, { y }) => {
      for (const { signer, x, name, signedAt } of boxes) {
        const ink = { x, y, width: WIDTH, height: INK_HEIGHT }
        // The time stands below, in the longer words that a wide box has room for.
        const untimed = { ...signer, signedAt: null }
        drawSigner(paper, paper.root, { signer: untimed, nameLines: name, restOfName: '' }, ink)
        if (signedAt.length === 0) continue
        const below = y + INK_HEIGHT + 2 + name.length * SIGNER_NAME.leading
        element(signedAt, 'P').add(() =>
          drawLines(paper, SIGNED_AT, signedAt, { x, y: below, width: WIDTH }, 'center'),
        )
      }
      if (date === '') return
      const top = y + INK_HEIGHT - BODY.leading
      element(dateLines, 'P').add(() =>
        drawLines(paper, BODY, dateLines, { x: xOf(IN_ROW - 1), y: top, width: WIDTH }, 'right'),
      )
    },
  })
}

function xOf(place: number): number {
  return COLUMN.x + place * (WIDTH + GUTTER)
}

/** Unit and date towards the right, with room for a seal over both; a label at the left. */
function closingPart(fonts: OpenFonts, label: string, sealOf: string | null, date: string): Part {
  const labelWidth = label === '' ? 0 : COLUMN.width * 0.35
  const labelLines = label === '' ? [] : linesOf(fonts, BODY, labelWidth, label)
  const width = COLUMN.width - labelWidth - 2 * BODY.size
  const unit = sealOf === null ? [] : linesOf(fonts, BODY, width, `${sealOf}（盖章）`)
  const lines = [...unit, ...linesOf(fonts, BODY, width, date)]
  const textHeight = Math.max(lines.length, labelLines.length) * BODY.leading
  const height = sealOf === null ? textHeight : Math.max(SEAL_HEIGHT, textHeight)
  return aPart({
    strips: [height],
    gap: 10,
    draw: ({ paper, element }, { y }) => {
      const top = y + (height - textHeight) / 2
      if (labelLines.length > 0) {
        element(labelLines, 'P').add(() =>
          drawLines(paper, BODY, labelLines, { x: COLUMN.x, y: top, width: labelWidth }, 'left'),
        )
      }
      element(lines, 'P').add(() =>
        drawLines(paper, BODY, lines, { x: COLUMN.x + labelWidth, y: top, width }, 'right'),
      )
    },
  })
}
