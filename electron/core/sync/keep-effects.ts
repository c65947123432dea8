import { confirmCarried } from '../../../db/queries/carried.ts'
import { noteRunOpinion } from '../../../db/queries/run-opinions.ts'
import { updateStoredItem } from '../../../db/queries/outbox.ts'
import { keepEarlierReceipt, updateStanding } from '../../../db/queries/standing.ts'
import { updateUploadConfirmed } from '../../../db/queries/uploads.ts'
import type { Db } from '../../../db/open.ts'
import type { Effect, VerifiedReceipt } from '../../../shared/domain/sync/index.ts'
import type { RunOpinion } from '../../../shared/ipc/sync-outputs.ts'
import type { Context } from '../context.ts'
import { faultText } from './fault-of-error.ts'

/**
 * Writes what a step of the engine changed, the whole of it or nothing, and tells of the tasks.
 *
 * @param runId the run in the history that it belongs to
 */
export function keepEffects(
  { db, now, emit }: Context,
  effects: readonly Effect[],
  runId: string | null,
): void {
  const taskIds = new Set(effects.flatMap(taskOf))
  const hasStanding = effects.some(({ kind }) => kind === 'note-standing')
  if (taskIds.size === 0 && !hasStanding) return
  const at = now().toISOString()
  db.transaction(() => {
    for (const effect of effects) {
      keep(db, effect, at)
      const did = whatWasDone(effect)
      if (runId !== null && did) noteRunOpinion(db, runId, did)
    }
  })
  for (const taskId of taskIds) emit({ type: 'task-changed', taskId })
}

function taskOf(effect: Effect): readonly string[] {
  if (effect.kind === 'save') return [effect.item.taskId]
  return effect.kind === 'keep-receipt' ? [effect.receipt.payload.taskId] : []
}

function keep(db: Db, effect: Effect, at: string): void {
  if (effect.kind === 'save') {
    const { item } = effect
    updateStoredItem(db, item, item.fault && faultText(item.fault))
  }
  if (effect.kind === 'note-standing') updateStanding(db, effect.id, effect.standing, at)
  if (effect.kind === 'keep-receipt') keepReceipt(db, effect.id, effect.receipt, at)
}

function whatWasDone(
  effect: Effect,
): Pick<RunOpinion, 'revisionId' | 'outcome' | 'detail'> | undefined {
  if (effect.kind === 'keep-receipt') {
    const { receiptNumber } = effect.receipt.payload
    return { revisionId: effect.id, outcome: 'received', detail: receiptNumber }
  }
  if (effect.kind !== 'save') return undefined
  const { id: revisionId, status, fault } = effect.item
  switch (status) {
    case 'registering':
      return { revisionId, outcome: 'begun', detail: null }
    case 'waiting':
    case 'set-aside':
      return fault ? { revisionId, outcome: 'failed', detail: faultText(fault) } : undefined
    // In every run an item begins with registering.
    case 'sending':
    case 'completing':
    case 'queued':
    case 'paused':
    case 'cancelled':
    case 'confirmed':
      return undefined
  }
}

/** A receipt in whose place this one comes is kept beside. */
function keepReceipt(db: Db, id: string, { receipt, payload }: VerifiedReceipt, at: string): void {
  keepEarlierReceipt(db, id, receipt, at)
  if (!confirmCarried(db, id, receipt, payload)) updateUploadConfirmed(db, id, receipt, payload)
  updateStanding(db, id, 'kept', at)
}
