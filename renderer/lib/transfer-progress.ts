type Sample = { readonly at: number; readonly sentBytes: number }

/** How far an export is, with the last seconds for its speed. */
export type Progress = {
  readonly sentBytes: number
  readonly totalBytes: number
  readonly file: string
  readonly samples: readonly Sample[]
}

const WINDOW_MS = 5_000

export function addSample(
  before: Progress | undefined,
  now: Omit<Progress, 'samples'>,
  at: number,
): Progress {
  const recent = (before?.samples ?? []).filter((sample) => at - sample.at <= WINDOW_MS)
  return { ...now, samples: [...recent, { at, sentBytes: now.sentBytes }] }
}

/** Bytes a second over the last seconds; null while too little is known. */
export function speedOf({ samples }: Progress): number | null {
  const first = samples[0]
  const last = samples.at(-1)
  if (!first || !last || last.at - first.at < 300) return null
  return ((last.sentBytes - first.sentBytes) * 1000) / (last.at - first.at)
}

/** Seconds left at the present speed; null while unknown. */
export function secondsLeft(progress: Progress): number | null {
  const speed = speedOf(progress)
  if (speed === null || speed <= 0) return null
  return Math.ceil((progress.totalBytes - progress.sentBytes) / speed)
}

export function percentOf(progress: Progress | undefined): number {
  if (progress === undefined || progress.totalBytes === 0) return 0
  return Math.min(100, Math.floor((progress.sentBytes * 100) / progress.totalBytes))
}
