import { clearTimeout, setTimeout } from 'node:timers'
import { findCarriedFacts, listCarriedFacts } from '../../../db/queries/carried.ts'
import { listOutbox } from '../../../db/queries/opinions.ts'
import { listStoredItems } from '../../../db/queries/outbox.ts'
import { findOutgoingSize } from '../../../db/queries/outgoing-size.ts'
import { findUpload } from '../../../db/queries/uploads.ts'
import {
  clockWarning,
  fromStored,
  IDLE_ENGINE,
  newlySetAside,
  next,
} from '../../../shared/domain/sync/index.ts'
import type {
  Effect,
  EngineState,
  SyncEvent,
  SyncRequest,
} from '../../../shared/domain/sync/index.ts'
import type { Context } from '../context.ts'
import { createAutomatic } from './automatic.ts'
import { carryOut } from './carry-out.ts'
import { faultOfError } from './fault-of-error.ts'
import { keepEffects } from './keep-effects.ts'
import { createLive } from './live.ts'
import { openLink } from './open-link.ts'
import { readOutgoing, type Outgoing } from './outgoing.ts'
import { createPace } from './pace.ts'
import { createRunLog } from './run-log.ts'
import type { SyncDriver } from './sync-driver.ts'
import {
  findBandwidth,
  isPaused,
  mayBeginByItself,
  savePaused,
  type Cursors,
} from './sync-settings.ts'

const now = (): number => performance.now()
const AUTOMATIC_EVERY_MS = 5 * 60_000

/** As the last process left it: what somebody paused stays paused until they go on. */
function engineAtStart({ db }: Context): EngineState {
  const items = listStoredItems(db).map(fromStored)
  const idle: EngineState = { ...IDLE_ENGINE, items }
  return isPaused(db) ? { ...idle, run: { phase: 'paused' }, needsPull: true } : idle
}

/** One for a data folder, made with the first call of the sync centre. */
export function createSyncDriver(context: Context): SyncDriver {
  const { db } = context
  const pace = createPace(now, () => findBandwidth(db))
  const live = createLive(now, (id) => findOutgoingSize(db, id))
  const log = createRunLog(context)
  const access: SyncDriver['access'] = { token: null }
  /** What goes on, by token: a request or a sleep. */
  const stops = new Map<number, () => void>()
  let engine = engineAtStart(context)
  let prepared: { readonly id: string; readonly outgoing: Outgoing } | null = null
  const feedsRead = new Set<keyof Cursors>()
  let isClosed = false
  const automatic = createAutomatic({
    nowMs: now,
    everyMs: AUTOMATIC_EVERY_MS,
    mayBegin: () => mayBeginByItself(db),
    begin: () =>
      quietly(() => {
        follow()
        tell({ kind: 'start', chosen: null, isAutomatic: true })
      }),
    goOn: () => quietly(() => tell({ kind: 'wake' })),
  })

  function tell(event: SyncEvent): void {
    if (isClosed) return
    const before = engine
    const step = next(engine, event, { nowMs: now(), random: Math.random() })
    try {
      const { phase } = step.state.run
      const begins = phase !== 'idle' && log.openId() === null
      if (begins) log.open(event.kind === 'start' && event.isAutomatic)
      // Before anything is done or shown: what could not be written has not happened.
      keepEffects(context, step.effects, log.openId())
      engine = step.state
      if (begins) {
        live.begin()
        automatic.runBegan()
      }
      if ((before.run.phase === 'paused') !== (phase === 'paused')) {
        savePaused(db, phase === 'paused')
      }
      log.count('setAside', newlySetAside(before, engine))
      for (const effect of step.effects) run(effect)
    } catch (error) {
      breakOff(error)
      throw error
    }
    if (event.kind !== 'progress') context.emit({ type: 'sync-changed' })
  }

  /** The run stops where the database has it, and says why. */
  function breakOff(error: unknown): void {
    for (const stop of stops.values()) stop()
    stops.clear()
    prepared = null
    feedsRead.clear()
    const { lastToken, isSignedIn } = engine
    const kept = engineAtStart(context)
    const fault = faultOfError(context, error)
    const run = kept.run.phase === 'paused' ? kept.run : ({ phase: 'idle', fault } as const)
    engine = { ...kept, run, lastToken, isSignedIn }
    context.emit({ type: 'sync-changed' })
  }

  /** For what nobody waits for: `breakOff` has told what went wrong. */
  function quietly(work: () => void): void {
    try {
      work()
    } catch (error) {
      context.log('a run was broken off', error)
    }
  }

  function run(effect: Effect): void {
    switch (effect.kind) {
      case 'save':
      case 'note-standing':
        // Written before, with all that is kept.
        break
      case 'keep-receipt':
        log.count('confirmed', 1)
        break
      case 'abort':
        stops.get(effect.token)?.()
        stops.delete(effect.token)
        break
      case 'sleep': {
        const timer = setTimeout(() => {
          stops.delete(effect.token)
          quietly(() => tell({ kind: 'slept', token: effect.token }))
        }, effect.ms)
        stops.set(effect.token, () => clearTimeout(timer))
        break
      }
      case 'request':
        void request(effect.token, effect.request)
        break
      case 'ended':
        prepared = null
        feedsRead.clear()
        log.close(effect.outcome, effect.fault, clockWarning(live.clockAheadMs()))
        automatic.runEnded(effect.outcome)
    }
  }

  async function request(token: number, asked: SyncRequest): Promise<void> {
    const controller = new AbortController()
    stops.set(token, () => controller.abort())
    try {
      // Whoever withdrew the opinion meanwhile has taken it out of the outbox.
      if ('id' in asked && !findUpload(db, asked.id) && !findCarriedFacts(db, asked.id)) {
        await Promise.resolve()
        follow()
        return
      }
      const link = openLink(context, controller.signal, access, live)
      const { origin } = link.baseUrl
      const event = await carryOut(
        {
          context,
          link,
          token,
          pace,
          feedsRead,
          outgoing,
          onAccessToken: (value) => {
            // Whoever signed out meanwhile stays signed out.
            if (!controller.signal.aborted) access.token = { origin, value }
          },
          onFetched: (count) => log.count('fetched', count),
          onOffset: (offset) => {
            live.accepted()
            tell({ kind: 'progress', token, offset })
            progress()
          },
          onBytes: (sizeBytes) => {
            live.sent(sizeBytes)
            log.count('sentBytes', sizeBytes)
            progress()
          },
        },
        asked,
      )
      tell(event)
    } catch (error) {
      if (controller.signal.aborted) return
      live.accepted()
      const fault = faultOfError(context, error)
      quietly(() => tell({ kind: 'failed', token, fault }))
    } finally {
      stops.delete(token)
    }
  }

  /** Read once for all steps of an item: a record may be megabytes. */
  function outgoing(id: string): Outgoing {
    if (prepared?.id !== id) prepared = { id, outgoing: readOutgoing(context, id) }
    live.prepare(id, prepared.outgoing.submission)
    return prepared.outgoing
  }

  function progress(): void {
    const event = live.progressEvent(engine)
    if (event) context.emit(event)
  }

  function follow(): void {
    const own = listOutbox(db).map(({ revisionId: id, taskId, revision }) => ({
      id,
      attachesTo: null,
      taskId,
      revision,
    }))
    const carried = listCarriedFacts(db).map(({ id, attachesTo, taskId, revision }) => ({
      id,
      attachesTo,
      taskId,
      revision,
    }))
    const entries = [...own, ...carried]
    const known = engine.items.map(({ id }) => id).join()
    if (known !== entries.map(({ id }) => id).join()) tell({ kind: 'outbox', entries })
  }

  follow()
  return {
    engine: () => engine,
    live,
    log,
    access,
    tell,
    follow,
    wake: automatic.wake,
    close: () => {
      isClosed = true
      automatic.close()
      for (const stop of stops.values()) stop()
    },
  }
}
