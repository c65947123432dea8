import { describe, expect, it } from 'vitest'
import { IDLE_ENGINE, isBehind, itemsOfRun, next } from '../../../shared/domain/sync/index.ts'
import type { EngineState, OutboxItem, SyncEvent } from '../../../shared/domain/sync/index.ts'

const AT = { nowMs: 0, random: 0.5 }
const FAULT = { reason: 'refused', detail: '', retryAfterMs: null } as const
const RECEIVED = { status: 'confirmed', receiptNumber: 'HZ-1', standing: 'kept' } as const
const entries = [
  { id: 'a1', attachesTo: null, taskId: 'a', revision: 1 },
  { id: 'a2', attachesTo: null, taskId: 'a', revision: 2 },
  { id: 'scan', attachesTo: 'a1', taskId: 'a', revision: 1 },
]
const begun: EngineState = { ...next(IDLE_ENGINE, { kind: 'outbox', entries }, AT).state }

/** The items with some of them somewhere else. */
const items = (states: Readonly<Record<string, OutboxItem['state']>>): readonly OutboxItem[] =>
  begun.items.map((item) => ({ ...item, isChosen: true, state: states[item.id] ?? item.state }))
const isHeld = (all: readonly OutboxItem[], id: string): boolean | undefined => {
  const item = all.find((one) => one.id === id)
  return item && isBehind(all, item)
}

describe('a scan that came after its opinion', () => {
  it('waits until that is at the platform, and for no other opinion', () => {
    for (const state of [
      { status: 'queued' },
      { status: 'completing' },
      { status: 'set-aside', fault: { ...FAULT, reason: 'superseded' } },
    ] as const) {
      expect(isHeld(items({ a1: state }), 'scan')).toBe(true)
    }
    expect(isHeld(items({ a1: RECEIVED }), 'scan')).toBe(false)
    expect(isHeld(items({ a1: RECEIVED, a2: { status: 'paused' } }), 'scan')).toBe(false)
    // The opinion was received and replaced since: it is in the outbox no more.
    expect(isHeld(items({}).slice(1), 'scan')).toBe(false)
  })

  it('waits again where a restored platform has lost the opinion', () => {
    expect(isHeld(items({ a1: { ...RECEIVED, standing: 'gone' } }), 'scan')).toBe(true)
    const again = items({}).map((item) =>
      item.id === 'a1' ? { ...item, priorReceipt: 'HZ-1' } : item,
    )
    expect(isHeld(again, 'scan')).toBe(true)
    expect(isHeld(again, 'a2')).toBe(false)
  })

  it('holds up nothing, wherever it stands', () => {
    for (const state of [
      { status: 'queued' },
      { status: 'set-aside', fault: FAULT },
      { status: 'paused' },
    ] as const) {
      const all = items({ a1: RECEIVED, scan: state })
      expect(isHeld(all, 'a2')).toBe(false)
      expect(itemsOfRun(all).map(({ id }) => id)).toContain('a2')
    }
  })

  it('is no part of what a run can send while its opinion is held', () => {
    const all = items({ a1: { status: 'set-aside', fault: FAULT } })
    expect(itemsOfRun(all).map(({ id }) => id)).toEqual([])
  })

  it('that is on its way is left, once its opinion turns out to be lost', () => {
    const sending = { status: 'sending', missing: ['f', 'g'], index: 0, offset: 0 } as const
    const going: EngineState = {
      ...begun,
      run: { phase: 'pushing' },
      items: items({ a1: { ...RECEIVED, standing: 'unsure' }, a2: RECEIVED, scan: sending }).map(
        (item) => ({ ...item, submissionId: 's' }),
      ),
      isSignedIn: true,
      currentId: 'scan',
      doubts: ['a1'],
      lastToken: 7,
      awaited: { token: 7, request: { step: 'look-up', id: 'a1' } },
    }
    const hear = (isKnown: boolean) => {
      const event: SyncEvent = { kind: 'looked-up', token: 7, isKnown }
      return next(going, event, AT).effects.at(-1)
    }
    expect(hear(true)).toMatchObject({ request: { step: 'send-file', id: 'scan' } })
    expect(hear(false)).toMatchObject({ kind: 'ended' })
  })
})
