/** What the code on a scan says: this opinion, another one, or nothing that we know. */
export type ScanVerdict = 'this' | 'another' | 'unreadable'

/** Compares what was read on a scan with the opinion's frozen hash; '' is no code at all. */
export function judgeScanCode(code: string, snapshotSha256: string): ScanVerdict {
  const hash = /^SMEDT-OPINION:.*:([0-9a-f]{64})$/u.exec(code.trim())?.[1]
  if (hash === undefined) return 'unreadable'
  return hash === snapshotSha256 ? 'this' : 'another'
}
