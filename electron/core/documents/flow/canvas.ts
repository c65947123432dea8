import type { Paper } from '../kit/paper.ts'
import type { Pictures } from './pictures.ts'

/** A paper on which parts are drawn that may continue on later pages. */
export type Canvas = {
  readonly paper: Paper
  readonly pictures: Pictures
  /** The structure element of `owner`, made in `parent` when it is first asked for; `alt` for a figure. */
  readonly element: (owner: object, type: string, parent?: Element, alt?: string) => Element
}

type Element = PDFKit.PDFStructureElement

export function createCanvas(paper: Paper, pictures: Pictures): Canvas {
  const elements = new Map<object, Element>()
  return {
    paper,
    pictures,
    element: (owner, type, parent = paper.root, alt = '') => {
      const known = elements.get(owner)
      if (known) return known
      const element = paper.doc.struct(type, alt === '' ? {} : { alt })
      parent.add(element)
      elements.set(owner, element)
      return element
    },
  }
}
