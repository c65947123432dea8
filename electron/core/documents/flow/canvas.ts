import type { Paper } from '../kit/paper.ts'
import type { Pictures } from './pictures.ts'

/** A paper on which parts are drawn that may continue on later pages. */
export type Canvas = {
  readonly paper: Paper
  readonly pictures: Pictures
  /** The structure element of `owner`, made in `parent` when it is first asked for. */
  readonly element: (owner: object, type: string, parent?: Element, options?: Options) => Element
}

type Element = PDFKit.PDFStructureElement
/** `alt` for a figure, `scope` for a head of cells. */
type Options = Pick<PDFKit.Mixins.StructureElementOptions, 'alt' | 'scope'>

export function createCanvas(paper: Paper, pictures: Pictures): Canvas {
  const elements = new Map<object, Element>()
  return {
    paper,
    pictures,
    element: (owner, type, parent = paper.root, options = {}) => {
      const known = elements.get(owner)
      if (known) return known
      const element = paper.doc.struct(type, options)
      parent.add(element)
      elements.set(owner, element)
      return element
    },
  }
}
