import type { IndicatorSet } from '../../catalog/types.ts'
import type { Expert } from '../../formats/task-package.ts'
import { expertSheet, type RecordIndex } from '../record/read.ts'
import { scoreSheet } from '../scoring/index.ts'

/** Where one expert's score sheet stands. */
export type SheetState =
  | { readonly state: 'open' }
  | { readonly state: 'in'; readonly handedInAt: string }
  | { readonly state: 'absent'; readonly reason: string }

/** Only a member can be excused; a sheet that is handed in counts whatever else is on record. */
export function sheetState(records: RecordIndex, expert: Expert): SheetState {
  const { handedInAt, absenceReason } = records.body('score-sheet', expert.id)
  if (handedInAt) return { state: 'in', handedInAt }
  const reason = (absenceReason ?? '').trim()
  return expert.role === 'member' && reason !== '' ? { state: 'absent', reason } : { state: 'open' }
}

/** All sheets are handed in or excused: from here on the panel sees each other's scores. */
export function isAllIn(records: RecordIndex, experts: readonly Expert[]): boolean {
  return experts.every((expert) => sheetState(records, expert).state !== 'open')
}

/** Experts score independently: others' answers show once every sheet is in. */
export function maySeeScores(
  records: RecordIndex,
  experts: readonly Expert[],
  viewerId: string,
  ownerId: string,
): boolean {
  return viewerId === ownerId || isAllIn(records, experts)
}

/** Codes of items and scenarios that an expert still has to score before handing in. */
export function missingBeforeHandingIn(
  set: IndicatorSet,
  records: RecordIndex,
  expertId: string,
): readonly string[] {
  const { unanswered, unansweredScenarios } = scoreSheet(set, expertSheet(records, expertId))
  return [...unanswered, ...unansweredScenarios]
}
