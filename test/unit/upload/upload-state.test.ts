import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nextUploadState, QUEUED, retryDelayMs } from '../../../shared/domain/upload/index.ts'
import type { UploadEvent, UploadState } from '../../../shared/domain/upload/index.ts'

const started: UploadEvent = { kind: 'started' }
const stopped: UploadEvent = { kind: 'stopped' }
const requeued: UploadEvent = { kind: 'requeued' }
const confirmed: UploadEvent = { kind: 'confirmed', receiptNumber: 'HZ-1' }
const offline: UploadEvent = { kind: 'failed', reason: 'offline', detail: '连接中断' }
const refused: UploadEvent = { kind: 'failed', reason: 'refused', detail: '已有新版' }

function after(...events: readonly UploadEvent[]): UploadState {
  return events.reduce(nextUploadState, QUEUED)
}

describe('nextUploadState', () => {
  it('goes from queued over sending to confirmed', () => {
    expect(after(started)).toEqual({ status: 'sending', attempts: 0 })
    expect(after(started, confirmed)).toEqual({ status: 'confirmed', receiptNumber: 'HZ-1' })
  })

  it('keeps the reason of a failure and counts the tries', () => {
    expect(after(started, offline, started, offline)).toEqual({
      status: 'failed',
      attempts: 2,
      reason: 'offline',
      detail: '连接中断',
    })
  })

  it.each(['refused', 'receipt-invalid'] as const)('leaves %s to a person', (reason) => {
    const state = after(started, { kind: 'failed', reason, detail: '原因' })
    expect(state.status).toBe('refused')
    expect(nextUploadState(state, started)).toBe(state)
    expect(nextUploadState(state, requeued)).toEqual(QUEUED)
  })

  it('returns to the queue when sending stops, without counting a failure', () => {
    expect(after(started, stopped)).toEqual(QUEUED)
  })

  it('confirms from any state: the receipt of a parallel attempt is as good', () => {
    expect(after(started, refused, confirmed).status).toBe('confirmed')
  })

  it('is never undone once confirmed, and never confirmed without a receipt', () => {
    const events = fc.constantFrom(started, stopped, requeued, confirmed, offline, refused)
    fc.assert(
      fc.property(fc.array(events, { maxLength: 30 }), (sequence) => {
        const hasReceipt = sequence.includes(confirmed)
        expect(after(...sequence).status === 'confirmed').toBe(hasReceipt)
      }),
    )
  })
})

describe('retryDelayMs', () => {
  it('doubles up to a minute', () => {
    expect([1, 2, 3, 6, 60].map((attempts) => retryDelayMs(attempts, 1))).toEqual([
      2000, 4000, 8000, 60_000, 60_000,
    ])
  })

  it('spreads the second half of the wait by chance', () => {
    expect(retryDelayMs(1, 0)).toBe(1000)
    expect(retryDelayMs(1, 0.5)).toBe(1500)
  })
})
