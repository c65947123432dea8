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
const INK_HEIGHT = 40
/** A round seal of 42 mm covers name and date. */
const SEAL_HEIGHT = 120

/** The label, places to sign in rows of three, and where seal and date go; kept on one page. */
export function signatureParts(fonts: OpenFonts, block: Signatures): readonly Part[] {
  const label = { style: BODY, type: 'P', align: 'left', gap: 16, keepsWithNext: true } as const
  const rows = Array.from({ length: Math.ceil(block.signers.length / IN_ROW) }, (_, row) =>
    rowPart(fonts, block.signers.slice(row * IN_ROW, (row + 1) * IN_ROW)),
  )
  const parts = [
    ...(block.label === '' ? [] : [textPart(fonts, block.label, label)]),
    ...rows,
    closingPart(fonts, block),
  ]
  return parts.map((part, place) => ({ ...part, keepsWithNext: place < parts.length - 1 }))
}

function rowPart(fonts: OpenFonts, signers: readonly Annex5Signer[]): Part {
  const boxes = signers.map((signer, place): Box => ({
    signer,
    x: COLUMN.x + place * (WIDTH + GUTTER),
    name: linesOf(fonts, SIGNER_NAME, WIDTH, signer.name),
    signedAt:
      signer.signedAt === null
        ? []
        : linesOf(fonts, SIGNED_AT, WIDTH, `签于 ${beijingTime(signer.signedAt)}（本机时间）`),
  }))
  const nameHeight = SIGNER_NAME.leading * Math.max(...boxes.map(({ name }) => name.length))
  return aPart({
    strips: [INK_HEIGHT + 2 + nameHeight + SIGNED_AT.leading],
    gap: 10,
    draw: ({ paper, element }, { y }) => {
      for (const { signer, x, name, signedAt } of boxes) {
        const place = element({}, 'Sect')
        const ink = { x, y, width: WIDTH, height: INK_HEIGHT }
        drawSigner(paper, place, { signer, nameLines: name, restOfName: '' }, ink)
        if (signedAt.length === 0) continue
        const below = y + INK_HEIGHT + 2 + name.length * SIGNER_NAME.leading
        element(signedAt, 'P', place).add(() =>
          drawLines(paper, SIGNED_AT, signedAt, { x, y: below, width: WIDTH }, 'center'),
        )
      }
    },
  })
}

/** Unit and date towards the right, with room for a seal over both. */
function closingPart(fonts: OpenFonts, { sealOf, date }: Signatures): Part {
  const width = COLUMN.width - 2 * BODY.size
  const unit = sealOf === null ? [] : linesOf(fonts, BODY, width, `${sealOf}（盖章）`)
  const lines = [
    ...unit,
    ...linesOf(fonts, BODY, width, date === null ? BLANK_DATE : chineseDate(date)),
  ]
  const textHeight = lines.length * BODY.leading
  const height = sealOf === null ? textHeight : Math.max(SEAL_HEIGHT, textHeight)
  return aPart({
    strips: [height],
    gap: 10,
    draw: ({ paper, element }, { y }) => {
      const top = y + (height - textHeight) / 2
      element({}, 'P').add(() =>
        drawLines(paper, BODY, lines, { x: COLUMN.x, y: top, width }, 'right'),
      )
    },
  })
}
