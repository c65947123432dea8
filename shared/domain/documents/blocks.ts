import type { Mark } from '../evidence/marks.ts'
import type { Annex5Signer } from '../opinion/annex5-content.ts'

/** One piece of a document, in reading order. Whatever is too long for a page flows on to the next. */
export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | {
      readonly kind: 'paragraph'
      readonly text: string
      /** Two characters in, as Chinese paragraphs begin; without, flush left (an addressee, a note). */
      readonly isIndented: boolean
    }
  /** Labels and values in a ruled table of one or two pairs a row. */
  | {
      readonly kind: 'facts'
      readonly pairsInRow: 1 | 2
      readonly facts: readonly (readonly [label: string, value: string])[]
    }
  | Table
  | RadarChart
  | BarChart
  /** Pictures with captions, in a grid; `sha256` names the evidence they are drawn from. */
  | { readonly kind: 'photos'; readonly photos: readonly Photo[] }
  /** Places to sign, with the ink where it is given. Kept together on one page where it fits. */
  | {
      readonly kind: 'signatures'
      readonly label: string
      readonly signers: readonly Annex5Signer[]
      /** The unit whose seal goes beside the signatures; null for none. */
      readonly sealOf: string | null
      /** Calendar date `2026-11-03`; null leaves 年 月 日 to be filled by hand. */
      readonly date: string | null
    }
  | { readonly kind: 'page-break' }

export type Table = {
  readonly kind: 'table'
  readonly caption: string
  readonly columns: readonly {
    readonly title: string
    /** Share of the width, against the other columns' shares. */
    readonly share: number
    readonly align: 'left' | 'center' | 'right'
  }[]
  /** The cells of each row, one for each column. The head is repeated on every page. */
  readonly rows: readonly (readonly string[])[]
}

export type RadarChart = {
  readonly kind: 'radar'
  readonly caption: string
  /** `value` of `max` on each axis; scores in 1/1000 point, as everywhere. */
  readonly axes: readonly { readonly label: string; readonly max: number }[]
  readonly series: readonly { readonly name: string; readonly values: readonly number[] }[]
}

export type BarChart = {
  readonly kind: 'bars'
  readonly caption: string
  readonly bars: readonly {
    readonly label: string
    readonly value: number
    readonly max: number
    /** What stands beside the bar: `41.5 / 50 分`. */
    readonly text: string
  }[]
}

export type Photo = {
  readonly sha256: string
  readonly mediaType: string
  readonly caption: string
  /** Drawn over it. */
  readonly marks?: readonly Mark[]
}

/** A document made of blocks; what is printed is a pure function of this and the pictures' bytes. */
export type OfficialDocument = {
  readonly title: string
  /** Below the title: what the document is about, or its legal basis; '' for none. */
  readonly subtitle: string
  readonly documentNumber: string
  readonly revision: number
  readonly isSample: boolean
  readonly isDraft: boolean
  readonly institution: string
  /** Enterprise and project, for the file's metadata. */
  readonly subject: string
  readonly snapshotSha256: string | null
  /** ISO instant of the frozen snapshot; the only clock in the file. */
  readonly createdAt: string
  readonly blocks: readonly Block[]
}
