import { parseOpinionCode } from '../documents/qr.ts'

/** What the code on a scan says: this opinion, another one, or nothing that we know. */
export type ScanVerdict = 'this' | 'another' | 'unreadable'

/** Compares what was read on a scan with the opinion's frozen hash; '' is no code at all. */
export function judgeScanCode(code: string, snapshotSha256: string): ScanVerdict {
  const named = parseOpinionCode(code)
  if (named === null) return 'unreadable'
  return named.snapshotSha256 === snapshotSha256 ? 'this' : 'another'
}
