import type { Summary } from './pairs.ts'

/** One line of the table. */
export type Row = {
  readonly title: string
  /** What ours is compared with. */
  readonly against: string
  readonly summary: Summary
  readonly note: string
}

export type Bench = {
  /** What `--only` calls it. */
  readonly name: string
  /** Measures in an empty folder of its own, which is removed afterwards. */
  readonly run: (folder: string) => Promise<readonly Row[]>
}

/** How long a piece of work takes, in milliseconds. */
export async function timeOf(work: () => unknown): Promise<number> {
  const startedAt = performance.now()
  await work()
  return performance.now() - startedAt
}
