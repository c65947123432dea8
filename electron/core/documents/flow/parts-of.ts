import type { Block, OfficialDocument } from '../../../../shared/domain/documents/blocks.ts'
import type { OpenFonts } from '../kit/fonts.ts'
import { barParts } from './bar-parts.ts'
import type { Part } from './part.ts'
import { photoParts } from './photo-parts.ts'
import { radarParts } from './radar-part.ts'
import { signatureParts } from './signature-parts.ts'
import { NUMBER, SUBTITLE, TITLE } from './styles.ts'
import { factsParts, tableParts } from './table-parts.ts'
import { headingPart, paragraphParts, textPart } from './text-parts.ts'

/** Between a table or a picture and the text after it, points. */
const GAP = 8

/** Everything a document prints in its column, in order; set as it is asked for. */
export function* partsOf(document: OfficialDocument, fonts: OpenFonts): Generator<Part> {
  yield* titleParts(document, fonts)
  let startsPage = false
  // The number below the title stands apart from the text, as tables and pictures do.
  let standsApart = true
  for (const [place, block] of document.blocks.entries()) {
    if (block.kind === 'page-break') {
      startsPage = true
      continue
    }
    let isFirst = true
    const parts = blockParts(block, fonts)
    for (const part of isLedIn(document.blocks, place) ? keepingLast([...parts]) : parts) {
      const gap = Math.max(part.gap, standsApart ? GAP : 0)
      yield isFirst ? { ...part, gap, startsPage } : part
      isFirst = false
    }
    // A block may print nothing.
    if (isFirst) continue
    startsPage = false
    standsApart = block.kind !== 'paragraph' && block.kind !== 'heading'
  }
}

/** A text with more lines has something to say without what follows it. */
const MOST_KEPT = 3

/**
 * Whether a block stays with the one after it: the sentence below a heading that leads in a table or a
 * picture, and what is signed, with the places to sign and the note below them.
 */
function isLedIn(blocks: readonly Block[], place: number): boolean {
  const [before, block, after] = [blocks[place - 1], blocks[place], blocks[place + 1]]
  if (block?.kind === 'signatures') return isAnyOf(after, ['signatures', 'paragraph'])
  if (block?.kind !== 'paragraph') return false
  if (isAnyOf(after, ['signatures'])) return true
  return isAnyOf(before, ['heading']) && isAnyOf(after, ['table', 'facts', 'radar', 'bars'])
}

function isAnyOf(block: Block | undefined, kinds: readonly Block['kind'][]): boolean {
  return block !== undefined && kinds.includes(block.kind)
}

function keepingLast(parts: readonly Part[]): readonly Part[] {
  return parts.map((part, place) =>
    place === parts.length - 1 && part.strips.length <= MOST_KEPT
      ? { ...part, keepsWithNext: true }
      : part,
  )
}

function titleParts(document: OfficialDocument, fonts: OpenFonts): readonly Part[] {
  const { title, subtitle, documentNumber, revision } = document
  const look = { align: 'center', keepsWithNext: true } as const
  const number = `文书编号 ${documentNumber}　第${revision}版`
  return [
    textPart(fonts, title, { ...look, style: TITLE, type: 'H1' }),
    ...(subtitle === ''
      ? []
      : [textPart(fonts, subtitle, { ...look, style: SUBTITLE, type: 'P', gap: 4 })]),
    textPart(fonts, number, { ...look, style: NUMBER, type: 'P', gap: 4 }),
  ]
}

function blockParts(
  block: Exclude<Block, { readonly kind: 'page-break' }>,
  fonts: OpenFonts,
): Iterable<Part> {
  switch (block.kind) {
    case 'heading':
      return [headingPart(fonts, block.level, block.text)]
    case 'paragraph':
      return paragraphParts(fonts, block.text, block.isIndented)
    case 'facts':
      return factsParts(fonts, block)
    case 'table':
      return tableParts(fonts, block)
    case 'radar':
      return radarParts(fonts, block)
    case 'bars':
      return barParts(fonts, block)
    case 'photos':
      return photoParts(fonts, block.photos)
    case 'signatures':
      return signatureParts(fonts, block)
  }
}
