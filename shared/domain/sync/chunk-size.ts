const KIB = 1024
/** Small enough to get through between two cuts of a line that breaks every second. */
export const FIRST_CHUNK_BYTES = 256 * KIB
const SMALLEST = 64 * KIB
/** The most that the contract takes with a checksum. */
const LARGEST = 32 * 1024 * KIB
const QUICK_MS = 500
const SLOW_MS = 2_000

/** The next chunk after one that took so long: about a second each, whatever the line. */
export function chunkAfter(sizeBytes: number, tookMs: number): number {
  if (tookMs < QUICK_MS) return Math.min(sizeBytes * 2, LARGEST)
  if (tookMs > SLOW_MS) return Math.max(sizeBytes / 2, SMALLEST)
  return sizeBytes
}

/** The next chunk after one that did not arrive: that much less is at stake. */
export function chunkAfterCut(sizeBytes: number): number {
  return Math.max(sizeBytes / 2, SMALLEST)
}

/** With a limit, at most what it lets through in a second. */
export function chunkWithin(sizeBytes: number, bytesPerSecond: number | null): number {
  return bytesPerSecond === null
    ? sizeBytes
    : Math.max(Math.min(sizeBytes, bytesPerSecond), 32 * KIB)
}
