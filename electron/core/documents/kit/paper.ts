import PDFDocument from 'pdfkit'
import { deflatePortably } from './portable-deflate.ts'
import type { PaperInfo } from './paper-info.ts'
import { CREATOR, PRODUCER, writeOwnXmp } from './xmp.ts'
import { openFonts, type Fonts, type OpenFonts } from './fonts.ts'

declare global {
  namespace PDFKit.Mixins {
    interface StructureElementOptions {
      /** Which cells a TH is the head of. */
      scope?: 'Row' | 'Column'
      /** Left, top, right, bottom on the page. */
      bbox?: [number, number, number, number]
    }
  }
  namespace PDFKit {
    interface PDFStructureElement {
      dictionary: PDFKitReference
    }
  }
}

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

export const A4 = { width: 595.28, height: 841.89 }

/**
 * An empty A4 document without pages, for the archive (PDF/A-3b, ISO 19005-3) and tagged.
 *
 * It holds no clock and no chance: the same drawing gives the same bytes.
 */
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
    subset: 'PDF/A-3b',
    info: {
      Title: info.title,
      ...(info.author === '' ? {} : { Author: info.author }),
      ...(info.subject === '' ? {} : { Subject: info.subject }),
      ...(info.keywords === '' ? {} : { Keywords: info.keywords }),
      Creator: CREATOR,
      Producer: PRODUCER,
      CreationDate: createdAt,
      ModDate: createdAt,
    },
  })
  deflatePortably(doc)
  writeOwnXmp(doc, info)
  const root = doc.struct('Document')
  doc.addStructure(root)
  return { doc, fonts: openFonts(fonts), root }
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

export type TagOptions = PDFKit.Mixins.StructureElementOptions & {
  /** How many columns of its table a TD takes up. */
  readonly columnSpan?: number
}

/** Draws content a screen reader and text extraction see as one element. */
export function tagged(
  paper: Paper,
  parent: PDFKit.PDFStructureElement,
  type: string,
  draw: () => void,
  options: TagOptions = {},
): void {
  group(paper, parent, type, options).add(draw)
}

/** A structure element that only groups others. */
export function group(
  paper: Paper,
  parent: PDFKit.PDFStructureElement,
  type: string,
  { columnSpan = 1, ...options }: TagOptions = {},
): PDFKit.PDFStructureElement {
  const element = paper.doc.struct(type, options)
  if (columnSpan > 1)
    Object.assign(element.dictionary.data, { A: { O: 'Table', ColSpan: columnSpan } })
  parent.add(element)
  return element
}

/** Draws what is not content: rules, page numbers, watermarks. Never inside `tagged`. */
export function artifact(paper: Paper, type: 'Layout' | 'Pagination', draw: () => void): void {
  paper.doc.markContent('Artifact', { type })
  draw()
  paper.doc.endMarkedContent()
}
