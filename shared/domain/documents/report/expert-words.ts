import { presentExperts } from '../../panel/attendance.ts'
import type { RecordBody } from '../../record/kinds.ts'
import { scoreKey } from '../../record/read.ts'
import type { Reading } from '../reading.ts'

type ScoreKind = 'score' | 'scenario-score' | 'rubric-mark'

/** What an expert wrote about one of the own scores. */
export type ExpertWords<K extends ScoreKind, T> = T & {
  readonly expert: string
  readonly body: RecordBody<K>
  readonly note: string
}

/**
 * The reasons that the experts gave with their own scores, code by code in the panel's order; scores
 * without words are left out.
 */
export function expertWords<K extends ScoreKind, T extends { readonly code: string }>(
  { records, experts }: Reading,
  kind: K,
  codes: readonly T[],
): readonly ExpertWords<K, T>[] {
  return codes.flatMap((one) =>
    presentExperts(records, experts).flatMap(({ id, name }) => {
      const body = records.body(kind, scoreKey(id, one.code))
      const note = wordsIn(body)
      return note === '' ? [] : [{ ...one, expert: name, body, note }]
    }),
  )
}

function wordsIn(body: RecordBody<ScoreKind>): string {
  const words = 'reason' in body ? body.reason : 'note' in body ? body.note : ''
  return (words ?? '').trim()
}
