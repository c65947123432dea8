import type { Desk } from '../desk.ts'
import { PlatformProblem } from '../problems.ts'
import { countTry, dropTriesBefore, forgetTry } from '../records/guesses.ts'

const MINUTE_MS = 60_000

/**
 * Lets so many wrong passwords or codes a minute pass under a name, over all servers.
 *
 * A try counts when it begins, so that many at once don't slip through, and is taken back when it was
 * right. Throws 429 with the seconds until the next minute.
 */
export async function slowGuessing<T>(
  desk: Desk,
  name: string,
  mostAMinute: number,
  work: () => Promise<T>,
): Promise<T> {
  const nowMs = desk.now().getTime()
  const minute = Math.floor(nowMs / MINUTE_MS)
  if ((await countTry(desk.records, name, minute)) > mostAMinute) {
    const retryAfterSeconds = Math.ceil(((minute + 1) * MINUTE_MS - nowMs) / 1000)
    throw new PlatformProblem(
      429,
      'rate-limited',
      `登录或登记过于频繁，请 ${retryAfterSeconds} 秒后再试。`,
      { retryAfterSeconds },
    )
  }
  const outcome = await work()
  await forgetTry(desk.records, name, minute)
  return outcome
}

/** What is over needs no counting any more. */
export async function dropOldTries(desk: Desk): Promise<void> {
  await dropTriesBefore(desk.records, Math.floor(desk.now().getTime() / MINUTE_MS))
}
