/** What the two-dimensional code on a document names: the opinion, its revision and its snapshot. */
export type OpinionCode = {
  readonly documentNumber: string
  readonly revision: number
  /** SHA-256 of the frozen snapshot, 64 lower-case hex digits. */
  readonly snapshotSha256: string
}

/** @example 'SMEDT-OPINION:CCYS-2026-0117:1:9f86d081884c7d65…' */
export function formatOpinionCode(code: OpinionCode): string {
  return `SMEDT-OPINION:${code.documentNumber}:${code.revision}:${code.snapshotSha256}`
}

/** A number may hold colons itself; revision and hash never do. */
const CODE = /^SMEDT-OPINION:(.+):([1-9]\d{0,5}):([0-9a-f]{64})$/su

/** The opinion that a scanned text names; null where it is something else. */
export function parseOpinionCode(text: string): OpinionCode | null {
  const [, documentNumber, revision, snapshotSha256] = CODE.exec(text.trim()) ?? []
  return documentNumber === undefined || snapshotSha256 === undefined
    ? null
    : { documentNumber, revision: Number(revision), snapshotSha256 }
}
