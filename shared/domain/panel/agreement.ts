import type { IndicatorSet } from '../../catalog/types.ts'
import type { Expert } from '../../formats/task-package.ts'
import { isSameAnswer } from '../scoring/index.ts'
import { expertSheet, scoreKey, verifiedSheet, type RecordIndex } from '../record/read.ts'
import type { ItemAnswer } from '../scoring/types.ts'
import { sheetState } from './handing-in.ts'

/** One expert's answer; undefined where the expert gave none. */
export type Vote<T> = {
  readonly expertId: string
  readonly name: string
  readonly value: T | undefined
  readonly note: string
}

export type Votes<T> = {
  readonly votes: readonly Vote<T>[]
  /** What all who handed in say; undefined while they differ or nobody handed in. */
  readonly agreed: T | undefined
  readonly isDivergent: boolean
}

/** What a leader's click on 采用一致意见 writes. */
export type AgreedChange = {
  readonly kind: 'verified-item' | 'verified-scenario'
  readonly key: string
  readonly changes: Readonly<Record<string, unknown>>
}

export function itemVotes(
  records: RecordIndex,
  experts: readonly Expert[],
  code: string,
): Votes<ItemAnswer> {
  return compare(
    handedIn(records, experts).map(({ id, name }) => ({
      expertId: id,
      name,
      value: expertSheet(records, id).items[code],
      note: records.body('score', scoreKey(id, code)).note ?? '',
    })),
  )
}

export function scenarioVotes(
  records: RecordIndex,
  experts: readonly Expert[],
  code: string,
): Votes<number> {
  return compare(
    handedIn(records, experts).map(({ id, name }) => ({
      expertId: id,
      name,
      value: expertSheet(records, id).scenarios[code],
      note: records.body('scenario-score', scoreKey(id, code)).note ?? '',
    })),
  )
}

/**
 * Verified values for everything that the panel agrees on and that has none yet.
 *
 * What the leader has decided already is never overwritten. Figures come from the first expert of
 * the panel's order who filled them in.
 */
export function agreedChanges(
  set: IndicatorSet,
  records: RecordIndex,
  experts: readonly Expert[],
): readonly AgreedChange[] {
  const verified = verifiedSheet(records)
  const items = set.items.flatMap(({ code }): readonly AgreedChange[] => {
    const { agreed } = itemVotes(records, experts, code)
    if (agreed === undefined || verified.items[code] !== undefined) return []
    const inputs = handedIn(records, experts)
      .map(({ id }) => records.body('score', scoreKey(id, code)).inputs)
      .find((figures) => figures !== undefined && Object.keys(figures).length > 0)
    const changes = inputs === undefined ? { answer: agreed } : { answer: agreed, inputs }
    return [{ kind: 'verified-item', key: code, changes }]
  })
  const scenarios = set.scenarios.flatMap(({ code }): readonly AgreedChange[] => {
    const { agreed } = scenarioVotes(records, experts, code)
    return agreed === undefined || verified.scenarios[code] !== undefined
      ? []
      : [{ kind: 'verified-scenario', key: code, changes: { level: agreed } }]
  })
  return [...items, ...scenarios]
}

function handedIn(records: RecordIndex, experts: readonly Expert[]): readonly Expert[] {
  return experts.filter((expert) => sheetState(records, expert).state === 'in')
}

function compare<T>(votes: readonly Vote<T>[]): Votes<T> {
  const first = votes[0]?.value
  const isSame = votes.every(({ value }) => isSameAnswer(value, first))
  return {
    votes,
    agreed: votes.length > 0 && isSame ? first : undefined,
    isDivergent: votes.length > 1 && !isSame,
  }
}
