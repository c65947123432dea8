import { useMemo } from 'react'
import type { IndicatorSet } from '../../../shared/catalog/types.ts'
import { itemVotes, scenarioVotes, type Votes } from '../../../shared/domain/panel/agreement.ts'
import type { RecordIndex } from '../../../shared/domain/record/read.ts'
import type { ItemAnswer } from '../../../shared/domain/scoring/types.ts'
import type { Expert } from '../../../shared/formats/task-package.ts'

const NONE = { votes: [], agreed: undefined, isDivergent: false } as const

export type PanelVotes = {
  readonly item: (code: string) => Votes<ItemAnswer>
  readonly scenario: (code: string) => Votes<number>
}

/** What every expert who handed in says, by code. */
export function useVotes(
  set: IndicatorSet,
  records: RecordIndex,
  experts: readonly Expert[],
): PanelVotes {
  return useMemo(() => {
    const items = new Map(set.items.map(({ code }) => [code, itemVotes(records, experts, code)]))
    const scenarios = new Map(
      set.scenarios.map(({ code }) => [code, scenarioVotes(records, experts, code)]),
    )
    return {
      item: (code) => items.get(code) ?? NONE,
      scenario: (code) => scenarios.get(code) ?? NONE,
    }
  }, [set, records, experts])
}
