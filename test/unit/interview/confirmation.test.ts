import { describe, expect, it } from 'vitest'
import {
  CLOSED_INTERVIEW,
  confirmationProblem,
  isConfirmed,
  NO_CONFIRMATION,
} from '../../../shared/domain/interview/confirmation.ts'
import { isRestorable } from '../../../shared/domain/history/restorable.ts'
import { anInk } from '../domain/complete-workspace.ts'

const confirmedAt = '2026-11-23T02:00:00Z'
const open = { person: '周建国', summary: '说得清楚' }
const signed = { ...open, confirmation: 'signed', confirmationInk: anInk, confirmedAt } as const
const refused = {
  ...open,
  confirmation: 'refused',
  refusalReason: '须经公司同意',
  confirmedAt,
} as const
const aDot = { ...anInk, strokes: [[{ x: 1, y: 1, pressure: 1, time: 0 }]] }

describe('a confirmation', () => {
  it('is a signature, or a refusal with its reason', () => {
    expect(confirmationProblem(open, signed, undefined)).toBeNull()
    expect(confirmationProblem(open, refused, undefined)).toBeNull()
    expect([open, signed, refused].map(isConfirmed)).toEqual([false, true, true])
  })

  it.each([
    ['nobody is named', { ...signed, person: ' ' }, '受访人：'],
    ['nothing is written', { ...signed, confirmationInk: null }, '受访人签名：'],
    ['it is a slip of the pen', { ...signed, confirmationInk: aDot }, '签名太短'],
    ['it has no time', { ...signed, confirmedAt: null }, '确认时间：'],
    ['a refusal has no reason', { ...refused, refusalReason: ' ' }, '拒签理由：'],
    ['there is ink but no choice', { ...open, confirmationInk: anInk }, '受访人确认：'],
  ])('is none while %s', (_case, next, sentence) => {
    expect(confirmationProblem(open, next, undefined)).toContain(sentence)
  })
})

describe.each([
  ['signed', signed],
  ['refused', refused],
])('an interview that is %s', (_case, confirmed) => {
  it('takes no other word and no other confirmation', () => {
    for (const change of [
      { summary: '改过' },
      { answers: { MG1: '补充' } },
      { confirmedAt: '2026-11-24T02:00:00Z' },
      { confirmation: null },
      { ...NO_CONFIRMATION, summary: '改过' },
    ]) {
      const next = { ...confirmed, ...change }
      expect(confirmationProblem(confirmed, next, '更正')).toBe(CLOSED_INTERVIEW)
    }
  })

  it('is opened again by withdrawing, with a reason', () => {
    const next = { ...confirmed, ...NO_CONFIRMATION }
    expect(confirmationProblem(confirmed, next, '人名写错')).toBeNull()
    expect(confirmationProblem(confirmed, next, ' ')).toContain('理由')
    expect(confirmationProblem(confirmed, next, undefined)).toContain('理由')
    expect(isConfirmed(next)).toBe(false)
  })

  it('offers no earlier value of its history', () => {
    const earlier = { field: 'summary', oldValue: '原话' }
    expect(isRestorable('interview', open, earlier)).toBe(true)
    expect(isRestorable('interview', confirmed, earlier)).toBe(false)
    expect(isRestorable('interview', confirmed, { field: 'confirmation', oldValue: null })).toBe(
      false,
    )
  })
})
