import PDFDocument from 'pdfkit'
import { deflatePortably } from './portable-deflate.ts'
import { openFonts, type Face, type Fonts, type OpenFonts } from './fonts.ts'

/** A document being drawn. Lengths are points, y runs down from the top of the page. */
export type Paper = {
  readonly doc: PDFKit.PDFDocument
  readonly fonts: OpenFonts
  /** The structure element all tagged content hangs under. */
  readonly root: PDFKit.PDFStructureElement
}

export type Rect = {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export type PaperInfo = {
  readonly title: string
  readonly author: string
  readonly subject: string
  readonly keywords: string
  /** ISO instant; with the other fields it also decides the document's /ID. */
  readonly createdAt: string
}

export const A4 = { width: 595.28, height: 841.89 }

/** An empty A4 document without pages. It holds no clock and no chance: the same drawing gives the same bytes. */
export function createPaper(fonts: Fonts, info: PaperInfo): Paper {
  const createdAt = new Date(info.createdAt)
  const doc = new PDFDocument({
    size: 'A4',
    margin: 0,
    autoFirstPage: false,
    // Without a default font pdfkit does not look for its Helvetica files.
    font: '',
    pdfVersion: '1.7',
    lang: 'zh-CN',
    displayTitle: true,
    tagged: true,
    info: {
      Title: withoutMarkup(info.title),
      Author: withoutMarkup(info.author),
      Subject: withoutMarkup(info.subject),
      Keywords: withoutMarkup(info.keywords),
      Creator: '数字化改造现场验收',
      CreationDate: createdAt,
      ModDate: createdAt,
    },
  })
  deflatePortably(doc)
  const open = openFonts(fonts)
  for (const face of FACES) doc.registerFont(face, open[face].pdfkit)
  const root = doc.struct('Document')
  doc.addStructure(root)
  return { doc, fonts: open, root }
}

const FACES: readonly Face[] = ['serif', 'serifBold', 'sans']

/** pdfkit copies the info into XMP without escaping it. */
function withoutMarkup(text: string): string {
  return text.replace(/&/g, '＆').replace(/</g, '＜').replace(/>/g, '＞')
}

export function finishPaper(paper: Paper): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = []
    paper.doc.on('data', (chunk: Uint8Array) => chunks.push(chunk))
    paper.doc.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))))
    paper.doc.on('error', reject)
    paper.doc.end()
  })
}

/**
 * Draws content a screen reader and text extraction see as one element.
 *
 */
export function tagged(
  paper: Paper,
  parent: PDFKit.PDFStructureElement,
  type: string,
  draw: () => void,
  options: PDFKit.Mixins.StructureElementOptions = {},
): void {
  const element = paper.doc.struct(type, options)
  parent.add(element)
  element.add(draw)
}

/** A structure element that only groups others. */
export function group(
  paper: Paper,
  parent: PDFKit.PDFStructureElement,
  type: string,
): PDFKit.PDFStructureElement {
  const element = paper.doc.struct(type)
  parent.add(element)
  return element
}

/** Draws what is not content: rules, page numbers, watermarks. Never inside `tagged`. */
export function artifact(paper: Paper, type: 'Layout' | 'Pagination', draw: () => void): void {
  paper.doc.markContent('Artifact', { type })
  draw()
  paper.doc.endMarkedContent()
}
