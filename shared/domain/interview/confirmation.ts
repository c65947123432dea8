import { inkProblem } from '../opinion/ink.ts'
import type { RecordBody } from '../record/kinds.ts'
import { isBlank } from '../record/text.ts'

type Interview = RecordBody<'interview'>

/** Takes a confirmation back, whole: the record is open again and has to be confirmed anew. */
export const NO_CONFIRMATION = {
  confirmation: null,
  confirmationInk: null,
  confirmedAt: null,
  refusalReason: '',
} as const satisfies Interview

const CONFIRMATION_FIELDS = Object.keys(NO_CONFIRMATION) as readonly (keyof Interview)[]

/** Signed or refused: the record is closed until that is withdrawn. */
export function isConfirmed({ confirmation }: Interview): boolean {
  return confirmation === 'signed' || confirmation === 'refused'
}

/** Whether a confirmation is given or withdrawn: both are done by hand, so undo leaves them alone. */
export function isConfirming(old: Interview, next: Interview): boolean {
  return isConfirmed(old) !== isConfirmed(next)
}

export const CLOSED_INTERVIEW =
  '访谈记录已由受访人确认，不能修改。如需更正，请先撤回确认并写明理由。'

/**
 * Why an interview can't be changed in this way, as a Chinese sentence; null when it can.
 *
 * A confirmed one takes nothing but the withdrawal of its confirmation, with a reason. A
 * confirmation names the interviewee and is whole: a signature, or the reason of the refusal.
 */
export function confirmationProblem(
  old: Interview,
  next: Interview,
  reason: string | undefined,
): string | null {
  if (!isConfirmed(old)) return isConfirmed(next) ? incomplete(next) : strayPart(next)
  if (isSame(old, next, isAnyField)) return null
  const isWithdrawal = isWithdrawn(next) && isSame(old, next, isOtherField)
  if (!isWithdrawal) return CLOSED_INTERVIEW
  return isBlank(reason) ? '撤回确认：请写明理由。' : null
}

function incomplete(body: Interview): string | null {
  if (isBlank(body.person)) return '受访人：还没有填写。请填写姓名后再确认。'
  if (!body.confirmedAt) return '确认时间：没有记下。请重新确认。'
  if (body.confirmation === 'refused') {
    return isBlank(body.refusalReason) ? '拒签理由：还没有填写。请写明受访人为何不签名。' : null
  }
  return body.confirmationInk
    ? inkProblem(body.confirmationInk)
    : '受访人签名：还没有。请受访人在签名区写下姓名。'
}

function strayPart(body: Interview): string | null {
  return isWithdrawn(body) ? null : '受访人确认：请选择签名或拒绝签名。'
}

function isWithdrawn(body: Interview): boolean {
  return CONFIRMATION_FIELDS.every((field) => (body[field] ?? '') === '')
}

function isSame(
  old: Interview,
  next: Interview,
  counts: (field: keyof Interview) => boolean,
): boolean {
  const fields = Object.keys({ ...old, ...next }) as readonly (keyof Interview)[]
  return fields
    .filter(counts)
    .every((field) => JSON.stringify(old[field]) === JSON.stringify(next[field]))
}

const isAnyField = (): boolean => true
const isOtherField = (field: keyof Interview): boolean => !CONFIRMATION_FIELDS.includes(field)
