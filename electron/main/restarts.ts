const FIRST_PAUSE_MS = 500
const MOST_IN_A_ROW = 5
/** Whoever was ready for so long did not die of starting. */
const STEADY_MS = 60_000

export type Restarts = {
  /**
   * A process ended by itself. Answers how long to wait before the next start, twice as long each time
   * in a row; null: no more.
   *
   * @param readyMs how long it had been ready; 0 where it never was
   */
  readonly afterEnd: (readyMs: number) => number | null
}

/** Counts ends in a row, not in a time: on a slow computer each start takes its time. */
export function createRestarts(): Restarts {
  let inARow = 0
  return {
    afterEnd: (readyMs) => {
      inARow = readyMs >= STEADY_MS ? 1 : inARow + 1
      return inARow >= MOST_IN_A_ROW ? null : FIRST_PAUSE_MS * 2 ** (inARow - 1)
    },
  }
}
