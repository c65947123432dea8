/** A small document of a sample package, as content; `draw.ts` makes it a PDF. */
export type SampleDocument = {
  /** File name without folder and extension. */
  readonly name: string
  readonly title: string
  /** Code in the material list. */
  readonly material: string
  readonly subtitle: string
  readonly blocks: readonly Block[]
}

export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'table'; readonly columns: readonly Column[]; readonly rows: readonly Row[] }
  /** Lines at the right foot: who signs, the date. */
  | { readonly kind: 'signature'; readonly lines: readonly string[] }

export type Column = {
  readonly title: string
  /** Share of the width. */
  readonly share: number
  readonly align?: 'left' | 'right' | 'center'
}
export type Row = readonly string[]

export const heading = (text: string): Block => ({ kind: 'heading', text })
export const paragraph = (text: string): Block => ({ kind: 'paragraph', text })
export const signature = (...lines: readonly string[]): Block => ({ kind: 'signature', lines })
export const table = (columns: readonly Column[], rows: readonly Row[]): Block => ({
  kind: 'table',
  columns,
  rows,
})
