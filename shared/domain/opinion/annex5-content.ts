/** One point of the pen: position in CSS px of the pad, pressure 0..1, time in ms since the epoch. */
export type InkPoint = {
  readonly x: number
  readonly y: number
  readonly pressure: number
  readonly time: number
}

/** A handwritten signature as the pad saw it; width and height of the pad in CSS px. */
export type SignatureInk = {
  readonly width: number
  readonly height: number
  readonly strokes: readonly (readonly InkPoint[])[]
}

export type Annex5Signer = {
  readonly expertId: string
  readonly name: string
  readonly ink: SignatureInk | null
  readonly signedAt: string | null
}

/** Everything 附件5 prints, frozen; the document is a pure function of this. */
export type Annex5Content = {
  readonly documentNumber: string
  readonly revision: number
  readonly isSample: boolean
  readonly isDraft: boolean
  readonly enterpriseName: string
  readonly county: string
  readonly projectName: string
  readonly projectLeader: string
  readonly contact: string
  /** The evaluation institution (第三方评测机构) that issues the opinion. */
  readonly institution: string
  readonly leader: Annex5Signer
  readonly members: readonly Annex5Signer[]
  /** The review opinion, conclusion included; one entry per paragraph. */
  readonly opinionParagraphs: readonly string[]
  /** Local calendar date, `2026-11-23`; null leaves 年 月 日 to be filled by hand. */
  readonly opinionDate: string | null
  /** SHA-256 of the frozen snapshot, 64 hex digits; printed in the foot of every page. */
  readonly snapshotSha256: string | null
  /** ISO instant of the frozen snapshot; the only clock in the file. */
  readonly createdAt: string
}
