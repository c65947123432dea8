const FIRST_WAIT_MS = 500
/** Work goes on within a minute of the end of any fault. */
const LONGEST_WAIT_MS = 60_000
/** A platform that asks for more than this is asked again after it. */
const LONGEST_RETRY_AFTER_MS = 15 * 60_000

/**
 * How long to wait after the n-th failure in a row: doubling, at most a minute, half of it by chance.
 *
 * A platform that names a time (`Retry-After`) is left alone for at least as long, and up to a
 * quarter of the wait more, so that a city's laptops do not come back in the same second.
 *
 * @param random from 0 to 1
 * @example failures 1 waits 250 to 500 ms, failures 8 and more 30 to 60 s
 */
export function waitMs(failures: number, random: number, retryAfterMs: number | null): number {
  const exponent = Math.min(Math.max(failures, 1) - 1, 16)
  const full = Math.min(FIRST_WAIT_MS * 2 ** exponent, LONGEST_WAIT_MS)
  const wait = Math.round(full / 2 + (full / 2) * random)
  if (retryAfterMs === null) return wait
  const asked = Math.min(Math.max(retryAfterMs, 0), LONGEST_RETRY_AFTER_MS)
  return Math.max(wait, Math.round(asked + (Math.min(asked, LONGEST_WAIT_MS) / 4) * random))
}
