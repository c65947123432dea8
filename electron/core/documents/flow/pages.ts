import { heightOf, type Part, type Place } from './part.ts'

export type Placed = { readonly part: Part; readonly place: Place }
export type FlowPage = readonly Placed[]

/**
 * Puts parts on pages between `top` and `bottom`, in order, each strip once.
 *
 * Only heads of tables are repeated. A part that keeps with the next takes along as much of it as may
 * stand alone; a chain of such parts that no page could hold is broken.
 */
export function paginate(
  parts: readonly Part[],
  column: { readonly top: number; readonly bottom: number },
): readonly FlowPage[] {
  const pages: Placed[][] = [[]]
  let y = column.top
  const page = (): Placed[] => pages.at(-1) ?? []
  const isFresh = (): boolean => page().length === 0
  const nextPage = (): void => {
    pages.push([])
    y = column.top
  }
  const put = (part: Part, from: number, to: number, isRepeated = false): void => {
    page().push({ part, place: { y, from, to, isRepeated } })
    y += heightOf(part, from, to)
  }
  const pageHeight = column.bottom - column.top
  parts.forEach((part, index) => {
    const isCrowded = y + part.gap + heightNeeded(parts, index, pageHeight) > column.bottom
    if (!isFresh() && (part.startsPage || isCrowded)) nextPage()
    for (let from = 0; from < part.strips.length;) {
      if (isFresh() && part.head) put(part.head, 0, part.head.strips.length, true)
      else if (!isFresh()) y += part.gap
      const to = lastCut(part, from, column.bottom - y)
      put(part, from, to)
      from = to
      if (from < part.strips.length) nextPage()
    }
  })
  return pages
}

/** What must stand on one page from the beginning of this part, without the blank above it. */
function heightNeeded(parts: readonly Part[], index: number, pageHeight: number): number {
  const part = parts[index]
  if (!part) return 0
  const next = parts[index + 1]
  if (part.keepsWithNext && next && !next.startsPage) {
    const rest = next.gap + heightNeeded(parts, index + 1, pageHeight)
    const needed = heightOf(part) + rest
    if (needed <= pageHeight) return needed
  }
  return leastHeight(part)
}

/** The smallest piece of a part that may begin it. */
function leastHeight(part: Part): number {
  const cut = part.strips.findIndex((_, strip) => strip > 0 && part.mayCut(strip))
  return heightOf(part, 0, cut === -1 ? part.strips.length : cut)
}

/** Where the page ends a part that has `room` from strip `from` on; at least one strip is taken. */
function lastCut(part: Part, from: number, room: number): number {
  const count = part.strips.length
  let fitting = from
  let used = 2 * part.padding
  for (; fitting < count; fitting++) {
    used += part.strips[fitting] ?? 0
    // The sums of strips are no whole numbers.
    if (used > room + 1e-6) break
  }
  if (fitting === count) return count
  for (let cut = fitting; cut > from; cut--) if (part.mayCut(cut)) return cut
  return Math.max(fitting, from + 1)
}
