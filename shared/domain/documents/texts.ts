import type { Block, OfficialDocument } from './blocks.ts'

/** A string that a document prints. */
export type PrintedText = {
  /** Where it stands: the document's title and the heading above it, `整改通知／三、问题清单`. */
  readonly label: string
  readonly text: string
  /** Decides the face it is set in. */
  readonly role: 'text' | 'heading' | 'number'
}

/** Every string that is printed, in order: what must be drawable before anyone signs. */
export function textsOf(document: OfficialDocument): readonly PrintedText[] {
  const { title, subtitle, documentNumber, blocks } = document
  const texts: PrintedText[] = [
    { label: title, text: title, role: 'heading' },
    { label: title, text: subtitle, role: 'text' },
    { label: '文书编号', text: documentNumber, role: 'number' },
  ]
  let label = title
  for (const block of blocks) {
    if (block.kind === 'heading') label = `${title}／${block.text}`
    texts.push(...textsIn(block).map((each) => ({ ...each, label })))
  }
  return texts.filter(({ text }) => text !== '')
}

type Text = Omit<PrintedText, 'label'>

const plain = (text: string): Text => ({ text, role: 'text' })
const strong = (text: string): Text => ({ text, role: 'heading' })

function textsIn(block: Block): readonly Text[] {
  switch (block.kind) {
    case 'heading':
      return [strong(block.text)]
    case 'paragraph':
      return [plain(block.text)]
    case 'facts':
      return block.facts.flat().map(plain)
    case 'table':
      return [
        strong(block.caption),
        ...block.columns.map(({ title }) => plain(title)),
        ...block.rows.flat().map(plain),
      ]
    case 'radar':
      return [
        ...block.axes.map(({ label }) => plain(label)),
        ...block.series.map(({ name }) => plain(name)),
        strong(block.caption),
      ]
    case 'bars':
      return [
        ...block.bars.flatMap(({ label, text }) => [plain(label), plain(text)]),
        strong(block.caption),
      ]
    case 'photos':
      return block.photos.flatMap(({ caption, marks = [] }) => [
        plain(caption),
        ...marks.map(({ text }) => strong(text)),
      ])
    case 'signatures':
      return [block.label, ...block.signers.map(({ name }) => name), block.sealOf ?? ''].map(plain)
    case 'page-break':
      return []
  }
}
