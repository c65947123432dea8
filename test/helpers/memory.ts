const LOOK_EVERY_MS = 50
const MB = 1024 * 1024

export type Grown<T> = { readonly value: T; readonly grownMb: number }

/** Does a piece of work, and says how far this process grew meanwhile: resident memory at its peak. */
export async function growthOf<T>(work: () => Promise<T>): Promise<Grown<T>> {
  const before = process.memoryUsage().rss
  let peak = before
  const timer = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss)
  }, LOOK_EVERY_MS)
  try {
    const value = await work()
    return { value, grownMb: (Math.max(peak, process.memoryUsage().rss) - before) / MB }
  } finally {
    clearInterval(timer)
  }
}
