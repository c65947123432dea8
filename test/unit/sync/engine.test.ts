import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  fromStored,
  IDLE_ENGINE,
  isBehind,
  itemsOfRun,
  next,
  toStored,
  waitMs,
} from '../../../shared/domain/sync/index.ts'
import type {
  Effect,
  EngineState,
  SyncEvent,
  VerifiedReceipt,
} from '../../../shared/domain/sync/index.ts'
import type { SyncFailure } from '../../../shared/errors.ts'

const IDS = ['a1', 'a2', 'b1'] as const
const entries = IDS.map((id) => ({
  id,
  attachesTo: null,
  taskId: id.slice(0, 1),
  revision: Number(id.slice(1)),
}))

function receiptOf(id: string): VerifiedReceipt {
  const payload = {
    format: 'smedt-receipt',
    version: 1,
    receiptNumber: `HZ-${id}`,
    platform: '平台',
    receivedAt: '2026-11-28T00:00:00.000Z',
    idempotencyKey: id,
    taskId: id.slice(0, 1),
    round: 1,
    revision: 1,
    recordSha256: '0'.repeat(64),
    files: [],
  } as const
  return { receipt: { payload: '', signature: '' }, payload: { ...payload, files: [] } }
}

const reasons: readonly SyncFailure[] = [
  'offline',
  'timeout',
  'not-the-platform',
  'certificate',
  'token-expired',
  'signed-out',
  'busy',
  'refused',
  'superseded',
  'server-error',
  'moved',
  'local-file',
  'receipt-invalid',
]
const id = fc.constantFrom(...IDS)
/** Tokens near the present one, so that most answers count and some are stale. */
const behind = fc.constantFrom(0, 0, 0, 1, 2)
type Maker = (token: number) => SyncEvent
const maker: fc.Arbitrary<Maker> = fc.oneof(
  id.map((one) => (): SyncEvent => ({ kind: 'received', id: one, receipt: receiptOf(one) })),
  fc
    .constantFrom<SyncEvent>(
      { kind: 'start', chosen: null, isAutomatic: false },
      { kind: 'start', chosen: null, isAutomatic: true },
      { kind: 'pause', id: null },
      { kind: 'cancel', id: null },
      { kind: 'wake' },
    )
    .map((event) => () => event),
  fc
    .tuple(fc.constantFrom('pause' as const, 'cancel' as const, 'retry' as const), id)
    .map(([kind, one]) => (): SyncEvent => ({ kind, id: one })),
  fc
    .tuple(behind, fc.constantFrom('slept' as const, 'signed-in' as const, 'file-sent' as const))
    .map(([back, kind]): Maker => (token) => ({ kind, token: token - back })),
  fc
    .tuple(behind, fc.subarray(['a', 'b', 'c']))
    .map(([back, unsure]): Maker => (token) => ({ kind: 'pulled', token: token - back, unsure })),
  fc.tuple(behind, fc.boolean()).map(([back, isKnown]): Maker => (token) => ({
    kind: 'looked-up',
    token: token - back,
    isKnown,
  })),
  behind.map((back): Maker => (token) => ({
    kind: 'registered',
    token: token - back,
    submissionId: 's',
    missing: ['f'],
  })),
  fc.tuple(behind, fc.constantFrom(...reasons)).map(([back, reason]): Maker => (token) => ({
    kind: 'failed',
    token: token - back,
    fault: { reason, detail: '', retryAfterMs: null },
  })),
)

const begun = next(IDLE_ENGINE, { kind: 'outbox', entries }, { nowMs: 0, random: 0 }).state

/** Runs a story and looks at every step of it. */
function play(
  makers: readonly Maker[],
  look: (before: EngineState, after: EngineState, step: ReturnType<typeof next>) => void,
): void {
  let state = begun
  makers.forEach((make, index) => {
    const moment = { nowMs: index * 1000, random: 0.5 }
    const step = next(state, make(state.lastToken), moment)
    look(state, step.state, step)
    state = step.state
  })
}

describe('the engine of synchronisation', () => {
  const stories = fc.array(maker, { maxLength: 60 })

  it('never takes 已上报 back, and says it only with a receipt', () => {
    fc.assert(
      fc.property(stories, (story) => {
        play(story, (before, after, { effects }) => {
          for (const [index, item] of after.items.entries()) {
            const was = before.items[index]?.state
            if (was?.status === 'confirmed' && item.state.status !== 'confirmed') {
              // A person sends again what the platform has lost; the receipt stays with it.
              expect(was.standing).toBe('gone')
              expect(item.priorReceipt).toBe(was.receiptNumber)
            } else if (was?.status === 'confirmed') {
              expect(item.state).toMatchObject({ receiptNumber: was.receiptNumber })
            } else if (item.state.status === 'confirmed') {
              expect(effects).toContainEqual(
                expect.objectContaining({ kind: 'keep-receipt', id: item.id }),
              )
            }
          }
        })
      }),
      { numRuns: 300 },
    )
  })

  it('sends again what the platform has lost only where a person asks, under its old key', () => {
    const lost = fc.constantFrom(...IDS)
    fc.assert(
      fc.property(lost, fc.boolean(), (one, isKnown) => {
        const at = { nowMs: 0, random: 0.5 }
        const tell = (state: EngineState, event: SyncEvent) => next(state, event, at)
        const received = tell(begun, { kind: 'received', id: one, receipt: receiptOf(one) }).state
        const online = { ...received, isSignedIn: true }
        const pulling = tell(online, { kind: 'start', chosen: null, isAutomatic: false }).state
        const asked = tell(pulling, { kind: 'pulled', token: pulling.lastToken, unsure: [one] })
        expect(asked.effects).toContainEqual(
          expect.objectContaining({ request: { step: 'look-up', id: one } }),
        )
        const token = asked.state.lastToken
        const told = tell(asked.state, { kind: 'looked-up', token, isKnown })
        const standing = isKnown ? 'kept' : 'gone'
        expect(told.effects).toContainEqual({ kind: 'note-standing', id: one, standing })
        const requests = (effects: readonly Effect[]) =>
          effects.flatMap((effect) => (effect.kind === 'request' ? [effect.request] : []))
        expect(requests(told.effects)).not.toContainEqual(expect.objectContaining({ id: one }))
        const idle = tell(told.state, { kind: 'cancel', id: null }).state
        const again = tell(idle, { kind: 'retry', id: one }).state
        const item = again.items.find(({ id: its }) => its === one)
        expect(item?.priorReceipt).toBe(isKnown ? null : `HZ-${one}`)
      }),
      { numRuns: 20 },
    )
  })

  it('has one request or sleep at a time, and none while idle or paused', () => {
    fc.assert(
      fc.property(stories, (story) => {
        play(story, (before, after, { effects }) => {
          const begins = effects.filter(({ kind }) => kind === 'request' || kind === 'sleep')
          expect(begins.length).toBeLessThanOrEqual(1)
          // What went on before is aborted, or has answered, before something new begins.
          if (begins.length === 1) expect(after.awaited?.token).toBeGreaterThan(before.lastToken)
          const isQuiet = after.run.phase === 'idle' || after.run.phase === 'paused'
          expect(after.awaited === null).toBe(isQuiet)
        })
      }),
      { numRuns: 300 },
    )
  })

  it('sends revisions of a task in order', () => {
    fc.assert(
      fc.property(stories, (story) => {
        play(story, (_before, after, { effects }) => {
          for (const effect of effects) {
            if (effect.kind !== 'request' || !('id' in effect.request)) continue
            const { id: asked, step } = effect.request
            if (step === 'look-up') continue
            const item = after.items.find((one) => one.id === asked)
            expect(item && isBehind(after.items, item)).toBe(false)
          }
        })
      }),
      { numRuns: 300 },
    )
  })

  it('tells of a run only what went wrong in it', () => {
    const at = { nowMs: 0, random: 0.5 }
    const fault = { reason: 'moved', detail: '', retryAfterMs: null } as const
    const online = { ...begun, isSignedIn: true, items: begun.items.slice(2) }
    const pulling = next(online, { kind: 'start', chosen: null, isAutomatic: false }, at).state
    const sending = next(pulling, { kind: 'failed', token: pulling.lastToken, fault }, at).state
    const receipt = { kind: 'received', id: 'b1', receipt: receiptOf('b1') } as const
    const ended = next(sending, receipt, at)
    expect(ended.effects.at(-1)).toMatchObject({ kind: 'ended', fault })
    const again = next(ended.state, { kind: 'retry', id: 'b1' }, at)
    expect(again.effects.at(-1)).toMatchObject({ kind: 'ended', fault: null })
  })

  it('writes down what changed of an item before anything else', () => {
    fc.assert(
      fc.property(stories, (story) => {
        play(story, (_before, _after, { effects }) => {
          const kinds = effects.map(({ kind }) => kind)
          expect(kinds.lastIndexOf('save')).toBe(kinds.filter((kind) => kind === 'save').length - 1)
        })
      }),
      { numRuns: 300 },
    )
  })
})

describe('the wait after a failure', () => {
  it('grows to at most a minute, by chance, and never comes before the platform asked', () => {
    fc.assert(
      fc.property(fc.nat(40), fc.double({ min: 0, max: 1, noNaN: true }), (failures, random) => {
        const wait = waitMs(failures, random, null)
        expect(wait).toBeGreaterThanOrEqual(250)
        expect(wait).toBeLessThanOrEqual(60_000)
        expect(waitMs(failures, random, 90_000)).toBeGreaterThanOrEqual(90_000)
      }),
    )
  })
})

describe('a network that comes back', () => {
  it.each([
    [null, 'request'],
    [600_000, undefined],
  ])('in a wait that the platform gave as %s begins: %s', (retryAfterMs, begins) => {
    const moment = { nowMs: 0, random: 0.5 }
    const started = next(begun, { kind: 'start', chosen: null, isAutomatic: false }, moment).state
    const fault = { reason: 'busy', detail: '', retryAfterMs } as const
    const failed = { kind: 'failed', token: started.lastToken, fault } as const
    const waiting = next(started, failed, moment).state
    expect(waiting.run.phase).toBe('waiting')
    const { effects } = next(waiting, { kind: 'wake' }, moment)
    expect(effects.at(-1)?.kind).toBe(begins)
  })
})

describe('the items of a run', () => {
  it('are those that it has sent and can still send without anybody', () => {
    const setAside = { reason: 'refused', detail: '', retryAfterMs: null } as const
    const [a1, a2, b1] = begun.items.map((item) => ({ ...item, isChosen: true }))
    if (!a1 || !a2 || !b1) throw new Error('there are three')
    const ids = (items: EngineState['items']) => itemsOfRun(items).map((item) => item.id)
    expect(ids([a1, a2, b1])).toEqual(['a1', 'a2', 'b1'])
    expect(ids([a1, a2, { ...b1, isChosen: false }])).toEqual(['a1', 'a2'])
    expect(ids([{ ...a1, isChosen: false }, a2, b1])).toEqual(['b1'])
    const stuck = { ...a1, state: { status: 'set-aside', fault: setAside } } as const
    expect(ids([stuck, a2, b1])).toEqual(['b1'])
    const late = { ...setAside, reason: 'superseded' } as const
    expect(ids([{ ...stuck, state: { status: 'set-aside', fault: late } }, a2, b1])).toEqual([
      'a2',
      'b1',
    ])
    const sent = { status: 'confirmed', receiptNumber: 'HZ-1', standing: 'kept' } as const
    expect(ids([{ ...a1, state: sent }, a2, b1])).toEqual(['a1', 'a2', 'b1'])
  })

  it('are none that an earlier run has sent, over a restart neither', () => {
    const at = { nowMs: 0, random: 0.5 }
    const sent = next(begun, { kind: 'received', id: 'a1', receipt: receiptOf('a1') }, at).state
    const { items } = next(sent, { kind: 'start', chosen: null, isAutomatic: false }, at).state
    expect(itemsOfRun(items).map((item) => item.id)).toEqual(['a2', 'b1'])
    const kept = items.map((item) => fromStored({ ...toStored(item), isChosen: true }))
    expect(itemsOfRun(kept).map((item) => item.id)).toEqual(['a2', 'b1'])
  })
})
