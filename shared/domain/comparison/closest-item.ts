/** Below this share of common pairs two items are taken to be about different things. */
const LEAST_SHARE = 0.2

/**
 * For each item the one of another list that says most of the same; undefined where none is close.
 *
 * Measured by the pairs of characters in common, over the shorter text: the annexes tell the same
 * works in other words and another order. Only a reading aid: the whole text stands beside it.
 */
export function closestItems(
  items: readonly string[],
  others: readonly string[],
): readonly (string | undefined)[] {
  const known = others.map((text) => ({ text, pairs: pairsOf(text) }))
  return items.map((item) => {
    const pairs = pairsOf(item)
    const [best] = known
      .map((other) => ({ text: other.text, share: shareOf(pairs, other.pairs) }))
      .filter(({ share }) => share >= LEAST_SHARE)
      .toSorted((a, b) => b.share - a.share)
    return best?.text
  })
}

function shareOf(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const [few, many] = one.size < other.size ? [one, other] : [other, one]
  let common = 0
  for (const pair of few) if (many.has(pair)) common += 1
  return few.size === 0 ? 0 : common / few.size
}

function pairsOf(text: string): ReadonlySet<string> {
  const characters = Array.from(text.normalize('NFKC').replace(/[\p{P}\s\d]/gu, ''))
  return new Set(characters.slice(1).map((next, at) => `${characters[at] ?? ''}${next}`))
}
