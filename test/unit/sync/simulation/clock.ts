/** The world's time: what was planned runs in the order of time, then of planning. */
export type Clock = {
  readonly now: () => number
  readonly plan: (afterMs: number, work: () => void) => void
  /** Runs what is due until `untilMs`. */
  readonly run: (untilMs: number) => void
}

type Planned = { readonly at: number; readonly order: number; readonly work: () => void }

export function createClock(): Clock {
  const heap: Planned[] = []
  let now = 0
  let order = 0
  const isBefore = (one: Planned, other: Planned): boolean =>
    one.at < other.at || (one.at === other.at && one.order < other.order)

  function push(planned: Planned): void {
    let index = heap.length
    heap.push(planned)
    while (index > 0) {
      const parent = (index - 1) >> 1
      const above = heap[parent]
      if (above === undefined || isBefore(above, planned)) break
      heap[index] = above
      index = parent
    }
    heap[index] = planned
  }

  function pop(): Planned | undefined {
    const first = heap[0]
    const last = heap.pop()
    if (last === undefined || heap.length === 0) return first
    let index = 0
    for (;;) {
      const left = heap[2 * index + 1]
      const right = heap[2 * index + 2]
      if (left === undefined) break
      const isRight = right !== undefined && isBefore(right, left)
      const child = isRight ? right : left
      if (isBefore(last, child)) break
      heap[index] = child
      index = 2 * index + (isRight ? 2 : 1)
    }
    heap[index] = last
    return first
  }

  return {
    now: () => now,
    plan: (afterMs, work) => push({ at: now + afterMs, order: order++, work }),
    run: (untilMs) => {
      for (let next = heap[0]; next !== undefined && next.at <= untilMs; next = heap[0]) {
        pop()
        now = next.at
        next.work()
      }
      now = untilMs
    },
  }
}
