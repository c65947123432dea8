import { clearTimeout, setTimeout } from 'node:timers'
import { confirmCarried, findCarried, listCarried } from '../../../db/queries/carried.ts'
import { listOutbox } from '../../../db/queries/opinions.ts'
import { listStoredItems, updateStoredItem } from '../../../db/queries/outbox.ts'
import { keepEarlierReceipt, updateStanding } from '../../../db/queries/standing.ts'
import { findUpload, updateUploadConfirmed } from '../../../db/queries/uploads.ts'
import { fromStored, IDLE_ENGINE, next } from '../../../shared/domain/sync/index.ts'
import type {
  Effect,
  EngineState,
  SyncEvent,
  SyncRequest,
  VerifiedReceipt,
} from '../../../shared/domain/sync/index.ts'
import type { Context } from '../context.ts'
import { carryOut } from './carry-out.ts'
import { faultOfError, faultText } from './fault-of-error.ts'
import { createLive } from './live.ts'
import { openLink } from './open-link.ts'
import { readOutgoing, type Outgoing } from './outgoing.ts'
import { createPace } from './pace.ts'
import { createRunLog } from './run-log.ts'
import type { SyncDriver } from './sync-driver.ts'
import { findBandwidth, isAutomatic, type Cursors } from './sync-settings.ts'

const now = (): number => performance.now()
const AUTOMATIC_EVERY_MS = 5 * 60_000

/** One for a data folder, made with the first call of the sync centre. */
export function createSyncDriver(context: Context): SyncDriver {
  const { db } = context
  const pace = createPace(now, () => findBandwidth(db))
  const live = createLive(now)
  const log = createRunLog(context)
  const access: SyncDriver['access'] = { token: null }
  /** What goes on, by token: a request or a sleep. */
  const stops = new Map<number, () => void>()
  let engine: EngineState = { ...IDLE_ENGINE, items: listStoredItems(db).map(fromStored) }
  let prepared: { readonly id: string; readonly outgoing: Outgoing } | null = null
  const feedsRead = new Set<keyof Cursors>()
  let isClosed = false
  let automatic: NodeJS.Timeout | undefined

  function tell(event: SyncEvent): void {
    if (isClosed) return
    const step = next(engine, event, { nowMs: now(), random: Math.random() })
    engine = step.state
    const isOpen = engine.run.phase !== 'idle'
    if (isOpen && !log.isOpen()) log.open(event.kind === 'start' && event.isAutomatic)
    for (const effect of step.effects) run(effect)
    if (event.kind !== 'progress') context.emit({ type: 'sync-changed' })
  }

  function run(effect: Effect): void {
    switch (effect.kind) {
      case 'save': {
        const { fault, taskId, status } = effect.item
        updateStoredItem(db, effect.item, fault && faultText(fault))
        if (status === 'set-aside') log.count('setAside', 1)
        context.emit({ type: 'task-changed', taskId })
        break
      }
      case 'keep-receipt': {
        const { payload } = effect.receipt
        db.transaction(() => keepReceipt(effect.id, effect.receipt))
        log.count('confirmed', 1)
        context.emit({ type: 'task-changed', taskId: payload.taskId })
        break
      }
      case 'note-standing':
        updateStanding(db, effect.id, effect.standing, context.now().toISOString())
        break
      case 'abort':
        stops.get(effect.token)?.()
        stops.delete(effect.token)
        break
      case 'sleep': {
        const timer = setTimeout(() => {
          stops.delete(effect.token)
          tell({ kind: 'slept', token: effect.token })
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
        log.close(effect.outcome, effect.fault)
        if (effect.outcome === 'finished') planAutomatic()
    }
  }

  /** A receipt in whose place this one comes is kept beside. */
  function keepReceipt(id: string, { receipt, payload }: VerifiedReceipt): void {
    const at = context.now().toISOString()
    keepEarlierReceipt(db, id, receipt, at)
    if (!confirmCarried(db, id, receipt, payload)) updateUploadConfirmed(db, id, receipt, payload)
    updateStanding(db, id, 'kept', at)
  }

  /** The next run of the switch 联网时自动同步; what somebody stopped or has to mend is not begun. */
  function planAutomatic(): void {
    clearTimeout(automatic)
    automatic = setTimeout(() => {
      if (!isAutomatic(db)) return
      follow()
      tell({ kind: 'start', chosen: null, isAutomatic: true })
    }, AUTOMATIC_EVERY_MS)
    automatic.unref()
  }

  async function request(token: number, asked: SyncRequest): Promise<void> {
    const controller = new AbortController()
    stops.set(token, () => controller.abort())
    try {
      // Whoever withdrew the opinion meanwhile has taken it out of the outbox.
      if ('id' in asked && !findUpload(db, asked.id) && !findCarried(db, asked.id)) {
        await Promise.resolve()
        follow()
        return
      }
      const event = await carryOut(
        {
          context,
          link: openLink(context, controller.signal, access, live),
          token,
          pace,
          feedsRead,
          outgoing,
          onAccessToken: (accessToken) => void (access.token = accessToken),
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
      tell({ kind: 'failed', token, fault: faultOfError(context, error) })
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
    const own = listOutbox(db).map(({ revisionId: id, ...entry }) => ({ id, ...entry }))
    const others = listCarried(db).map(({ id, submission }) => ({ id, ...submission }))
    const entries = [...own, ...others].map(({ id, taskId, revision }) => ({
      id,
      taskId,
      revision,
    }))
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
    close: () => {
      isClosed = true
      clearTimeout(automatic)
      for (const stop of stops.values()) stop()
    },
  }
}
