import { currentPromise } from '../../catalog/index.ts'
import type { Expert } from '../../formats/task-package.ts'
import { inkProblem } from '../opinion/ink.ts'
import type { RecordBody } from '../record/kinds.ts'
import type { RecordIndex } from '../record/read.ts'
import { isBlank } from '../record/text.ts'
import { sheetState } from './handing-in.ts'

/** Under which name a signed promise keeps its text: id and version in the catalog. */
export const PROMISE_TEXT = `${currentPromise.id}/${currentPromise.version}`

/** Experts who take part: all but the members who are excused or have withdrawn. */
export function presentExperts(
  records: RecordIndex,
  experts: readonly Expert[],
): readonly Expert[] {
  return experts.filter((expert) => sheetState(records, expert).state !== 'absent')
}

/** A member who declared a conflict of interest (回避) and whose withdrawal is on record. */
export function hasWithdrawn(records: RecordIndex, expert: Expert): boolean {
  const { conflict, withdrawalReason } = records.body('attendance', expert.id)
  return expert.role === 'member' && conflict === 'declared' && !isBlank(withdrawalReason)
}

/** What one expert still owes before the panel may conclude, as parts of a Chinese sentence. */
export function missingFromExpert(records: RecordIndex, expert: Expert): readonly string[] {
  const body = records.body('attendance', expert.id)
  const isAbsent = sheetState(records, expert).state === 'absent'
  if (body.conflict === 'declared') {
    if (expert.role === 'leader') {
      return [
        '声明了利益冲突，不能主持本次验收：请由评测机构另行指派组长，或由专家组推选他人任组长后再登记回避',
      ]
    }
    return [
      ...(isBlank(body.conflictNote) ? ['声明了利益冲突，请写明利益关系'] : []),
      ...(isAbsent ? [] : ['声明了利益冲突，请由组长登记回避']),
    ]
  }
  return isAbsent
    ? []
    : [
        ...(body.arrivedAt ? [] : ['还没有签到']),
        ...(body.conflict ? [] : ['还没有回答是否需要回避']),
        ...(hasPromised(body) ? [] : ['还没有签署承诺']),
        ...(body.arrivedAt && body.leftAt && body.leftAt < body.arrivedAt
          ? ['离场时间早于到场时间']
          : []),
      ]
}

export function hasPromised({ promisedAt, promiseInk }: RecordBody<'attendance'>): boolean {
  return Boolean(promisedAt) && Boolean(promiseInk) && !(promiseInk && inkProblem(promiseInk))
}

/** What the leader's one click on 登记回避 writes, in this order. */
export type WithdrawalChange =
  | {
      readonly kind: 'attendance'
      readonly key: string
      readonly changes: RecordBody<'attendance'>
    }
  | { readonly kind: 'panel'; readonly key: 'panel'; readonly changes: RecordBody<'panel'> }
  | {
      readonly kind: 'substitute'
      readonly key: string
      readonly changes: RecordBody<'substitute'>
    }
  | {
      readonly kind: 'score-sheet'
      readonly key: string
      readonly changes: RecordBody<'score-sheet'>
    }

/** How the panel goes on after a withdrawal: with fewer, for a reason, or with a substitute. */
export type GoingOn =
  { readonly shortReason: string } | { readonly substitute: Omit<Expert, 'role'> }

/**
 * A member's withdrawal: the reason, how the panel goes on, and the score sheet of somebody absent.
 *
 * Scores that were handed in before are taken back: from here on they count no more.
 */
export function withdrawalChanges(
  expertId: string,
  withdrawalReason: string,
  goingOn: GoingOn,
): readonly WithdrawalChange[] {
  const absenceReason = Array.from(`回避：${withdrawalReason}`).slice(0, 500).join('')
  return [
    { kind: 'attendance', key: expertId, changes: { withdrawalReason } },
    goingOnChange(expertId, goingOn),
    { kind: 'score-sheet', key: expertId, changes: { handedInAt: null, absenceReason } },
  ]
}

function goingOnChange(expertId: string, goingOn: GoingOn): WithdrawalChange {
  if ('shortReason' in goingOn)
    return { kind: 'panel', key: 'panel', changes: { shortReason: goingOn.shortReason } }
  const { id, ...facts } = goingOn.substitute
  return { kind: 'substitute', key: id, changes: { replaces: expertId, ...facts } }
}

/** Takes a withdrawal back: the member takes part again once the declaration is changed. */
export function returnChanges(expertId: string): readonly WithdrawalChange[] {
  return [
    { kind: 'attendance', key: expertId, changes: { withdrawalReason: '' } },
    { kind: 'score-sheet', key: expertId, changes: { absenceReason: '' } },
  ]
}
