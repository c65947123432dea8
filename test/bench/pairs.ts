export type Pair = { readonly oursMs: number; readonly otherMs: number }

export type Spread = { readonly median: number; readonly min: number; readonly max: number }

export type Summary = {
  readonly pairs: number
  readonly oursMs: Spread
  readonly otherMs: Spread
  /** Of ours by other's within each pair: what the machine did to both of them cancels out. */
  readonly ratio: Spread
}

export type PairPlan = {
  readonly pairs: number
  /** Pairs that are run first and not counted. */
  readonly warmUps: number
  /** Each does its work once and says how long that took. */
  readonly ours: () => number | Promise<number>
  readonly other: () => number | Promise<number>
}

/** Runs ours, other, ours, other ... and keeps the times of the two that ran one after the other. */
export async function takePairs(plan: PairPlan): Promise<readonly Pair[]> {
  const pairs: Pair[] = []
  for (let round = 0; round < plan.warmUps + plan.pairs; round++) {
    const oursMs = await plan.ours()
    const otherMs = await plan.other()
    if (round >= plan.warmUps) pairs.push({ oursMs, otherMs })
  }
  return pairs
}

export function summarize(pairs: readonly Pair[]): Summary {
  return {
    pairs: pairs.length,
    oursMs: spread(pairs.map(({ oursMs }) => oursMs)),
    otherMs: spread(pairs.map(({ otherMs }) => otherMs)),
    ratio: spread(pairs.map(({ oursMs, otherMs }) => oursMs / otherMs)),
  }
}

/** Median, smallest and largest. The median of an even number of values lies between the middle two. */
export function spread(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b)
  const [min, max] = [sorted[0], sorted.at(-1)]
  if (min === undefined || max === undefined) throw new RangeError('there is nothing to summarize')
  const low = sorted[(sorted.length - 1) >> 1] ?? min
  const high = sorted[sorted.length >> 1] ?? max
  return { median: (low + high) / 2, min, max }
}
