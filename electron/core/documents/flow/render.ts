import { setImmediate } from 'node:timers/promises'
import type { OfficialDocument } from '../../../../shared/domain/documents/blocks.ts'
import { AppError } from '../../../../shared/errors.ts'
import { contentDigest } from '../kit/content-digest.ts'
import { drawTableRules } from '../kit/drawing.ts'
import type { Fonts } from '../kit/fonts.ts'
import { beginPage, opinionCode } from '../kit/page-marks.ts'
import type { PaperInfo } from '../kit/paper-info.ts'
import { artifact, createPaper, finishPaper, type Paper } from '../kit/paper.ts'
import { createCanvas, type Canvas } from './canvas.ts'
import { paginate, type FlowPage } from './pages.ts'
import type { Part } from './part.ts'
import { partsOf } from './parts-of.ts'
import { openPictures, type PictureSource } from './pictures.ts'
import { problemsInOfficial } from './problems.ts'
import { drawRunningHead } from './running-head.ts'
import { COLUMN } from './styles.ts'

/** So many are set before others get their turn: a few milliseconds. */
const PARTS_AT_ONCE = 50

/**
 * Draws a document of blocks as a PDF.
 *
 * All pages are planned before the first is drawn, so that each can say how many there are. The same
 * document and the same pictures give the same bytes. Others get their turn between pages. Throws
 * `missing-glyphs` with the places when a character cannot be printed.
 */
export async function renderOfficial(
  document: OfficialDocument,
  fonts: Fonts,
  pictures: PictureSource,
): Promise<Uint8Array> {
  const problems = problemsInOfficial(document, fonts)
  if (problems.length > 0) throw new AppError({ code: 'missing-glyphs', problems })
  const paper = createPaper(fonts, paperInfo(document))
  const canvas = createCanvas(paper, openPictures(paper.doc, pictures, photosIn(document)))
  const code = opinionCode(document)
  const pages = await planPages(document, paper)
  for (const [index, page] of pages.entries()) {
    beginPage(paper, document, { page: index + 1, pages: pages.length, code })
    if (index > 0) drawRunningHead(paper, document)
    await drawPage(canvas, page)
    await setImmediate()
  }
  return finishPaper(paper)
}

/** The setting of text takes the longest of all. */
async function planPages(document: OfficialDocument, paper: Paper): Promise<readonly FlowPage[]> {
  const parts: Part[] = []
  for (const part of partsOf(document, paper.fonts)) {
    parts.push(part)
    if (parts.length % PARTS_AT_ONCE === 0) await setImmediate()
  }
  return paginate(parts, COLUMN)
}

function photosIn({ blocks }: OfficialDocument): readonly string[] {
  return blocks.flatMap((block) =>
    block.kind === 'photos' ? block.photos.map(({ sha256 }) => sha256) : [],
  )
}

async function drawPage(canvas: Canvas, page: FlowPage): Promise<void> {
  for (const { part, place } of page) await part.draw(canvas, place)
  const ruled = Map.groupBy(
    page.filter(({ part }) => part.ruled),
    ({ part }) => part.ruled?.table,
  )
  for (const rows of ruled.values()) {
    const cells = rows.flatMap(({ part, place }) => part.ruled?.cells(place) ?? [])
    artifact(canvas.paper, 'Layout', () => drawTableRules(canvas.paper, cells))
  }
}

function paperInfo(document: OfficialDocument): PaperInfo {
  const { isDraft, isSample, documentNumber, revision, snapshotSha256 } = document
  const marks = [isDraft ? '草稿' : '', isSample ? '示例' : ''].filter(Boolean)
  return {
    title: `${document.title}${marks.length > 0 ? `（${marks.join('、')}）` : ''}`,
    author: document.institution,
    subject: document.subject,
    keywords: [
      `文书编号 ${documentNumber}`,
      `第${revision}版`,
      `快照SHA-256 ${snapshotSha256 ?? '尚未定稿'}`,
      `内容SHA-256 ${digestOf(document)}`,
    ].join('; '),
    createdAt: document.createdAt,
  }
}

function digestOf({ blocks, ...rest }: OfficialDocument): string {
  const inks = blocks.flatMap((block) =>
    block.kind === 'signatures' ? block.signers.map(({ ink }) => ink) : [],
  )
  const withoutInk = blocks.map((block) =>
    block.kind === 'signatures'
      ? { ...block, signers: block.signers.map(({ ink: _ink, ...signer }) => signer) }
      : block,
  )
  return contentDigest({ ...rest, blocks: withoutInk }, inks)
}
