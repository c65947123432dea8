/**
 * How much a finding weighs.
 *
 * `good` is what was checked and holds; `note` leaves the verdict as it is; `missing` is a place where
 * nobody has sealed; `unproven` can't be decided on this computer; `bad` is a contradiction.
 */
export type FindingLevel = 'good' | 'note' | 'missing' | 'unproven' | 'bad'

export type FindingKind =
  // What the file is
  | 'not-pdf'
  | 'not-ours'
  // Its revisions
  | 'trailing-bytes'
  | 'cut-off'
  | 'foreign-increment'
  | 'coverage'
  // What it says
  | 'data-malformed'
  | 'content'
  | 'unsigned'
  // Who vouches for it
  | 'cms-malformed'
  | 'digest-differs'
  | 'signature-wrong'
  | 'certificate-binding'
  | 'weak-key'
  | 'certificate-time'
  | 'certificate-use'
  | 'chain-broken'
  | 'chain-incomplete'
  | 'trust'
  | 'name-differs'
  | 'sealed-before-frozen'
  | 'order-of-times'
  | 'seal-missing'
  | 'no-seal'
  | 'origin'
  // What this computer has on record
  | 'record'
  | 'record-differs'
  | 'withdrawn'

/** One thing that was looked at, in a Chinese sentence. */
export type Finding = {
  readonly level: FindingLevel
  readonly kind: FindingKind
  readonly text: string
}

const of =
  (level: FindingLevel) =>
  (kind: FindingKind, text: string): Finding => ({ level, kind, text })

export const good = of('good')
export const note = of('note')
export const missing = of('missing')
export const unproven = of('unproven')
export const bad = of('bad')
