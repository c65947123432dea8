import type { ItemAnswer } from '../../../shared/domain/scoring/types.ts'
import type { Votes } from '../../../shared/domain/panel/agreement.ts'
import type { Mark } from './answer-text.ts'

type Marked<T> = Mark & { readonly value: T | null | undefined }

/** Marks by option or level; `places` says which ones a value marks. */
function collect<T>(
  marked: readonly Marked<T>[],
  places: (value: T) => readonly string[],
): Readonly<Record<string, readonly Mark[]>> {
  const byPlace = new Map<string, readonly Mark[]>()
  for (const { value, ...mark } of marked) {
    if (value === null || value === undefined) continue
    for (const place of places(value)) byPlace.set(place, [...(byPlace.get(place) ?? []), mark])
  }
  return Object.fromEntries(byPlace)
}

function marked<T>(
  claim: T | undefined,
  diagnosis: T | undefined,
  votes: Votes<T> | null,
  seen: T | null = null,
): readonly Marked<T>[] {
  return [
    { label: '自评', tone: 'claim', value: claim },
    { label: '诊断', tone: 'diagnosis', value: diagnosis },
    { label: '现场', tone: 'site', value: seen },
    ...(votes?.votes ?? []).map(({ name, value }) => ({
      label: name,
      tone: 'expert' as const,
      value,
    })),
  ]
}

export function optionMarks(
  claim: ItemAnswer | undefined,
  diagnosis: ItemAnswer | undefined,
  votes: Votes<ItemAnswer> | null = null,
): Readonly<Record<string, readonly Mark[]>> {
  return collect(marked(claim, diagnosis, votes), (answer) =>
    typeof answer === 'string' ? [answer] : answer,
  )
}

export function levelMarks(
  claim: number | undefined,
  diagnosis: number | undefined,
  /** What was seen on the site survey. */
  seen: number | null,
  votes: Votes<number> | null = null,
): Readonly<Record<string, readonly Mark[]>> {
  return collect(marked(claim, diagnosis, votes, seen), (level) => [String(level)])
}
