import { and, eq, isNotNull } from 'drizzle-orm'
import type { Fault, StoredItem } from '../../shared/domain/sync/index.ts'
import type { UploadStatus } from '../../shared/domain/upload/index.ts'
import type { Db } from '../open.ts'
import { fileUpload, opinionRevision, task, upload } from '../schema.ts'
import { listCarried, toStoredItem, updateCarried } from './carried.ts'
import { updateAgain, withStandings } from './standing.ts'

/** The outbox as the engine keeps it, what is carried included; in no particular order. */
export function listStoredItems(db: Db): readonly StoredItem[] {
  const own = db.orm
    .select({
      id: upload.revisionId,
      taskId: opinionRevision.taskId,
      revision: opinionRevision.revision,
      state: upload.state,
      held: upload.held,
      isChosen: upload.isChosen,
      attempts: upload.attempts,
      submissionId: upload.submissionId,
      fault: upload.fault,
      receiptNumber: upload.receiptNumber,
    })
    .from(upload)
    .innerJoin(opinionRevision, eq(opinionRevision.id, upload.revisionId))
    .all()
    .map(({ state, held, ...item }): StoredItem => ({
      ...item,
      attachesTo: null,
      status: held ?? toStatus(state, item.fault),
      priorReceipt: null,
      standing: 'kept',
    }))
  return withStandings(db, [...own, ...listCarried(db).map(toStoredItem)])
}

function toStatus(state: UploadStatus, fault: Fault | null): StoredItem['status'] {
  if (state === 'confirmed') return 'confirmed'
  // One that an older program gave up has a sentence and no fault: it is simply tried again.
  return state === 'refused' && fault !== null ? 'set-aside' : 'queued'
}

const STATES: Readonly<Record<StoredItem['status'], UploadStatus>> = {
  queued: 'queued',
  paused: 'queued',
  cancelled: 'queued',
  registering: 'sending',
  sending: 'sending',
  completing: 'sending',
  waiting: 'failed',
  'set-aside': 'refused',
  confirmed: 'confirmed',
}

/** Writes where an item stands; one that is confirmed is left alone. */
export function updateStoredItem(db: Db, item: StoredItem, lastError: string | null): void {
  if (item.priorReceipt !== null) {
    updateAgain(db, item)
    return
  }
  if (updateCarried(db, item)) return
  const { status, isChosen, attempts, submissionId, fault } = item
  const held = status === 'paused' || status === 'cancelled' ? status : null
  db.orm
    .update(upload)
    .set({ state: STATES[status], held, isChosen, attempts, submissionId, fault, lastError })
    .where(eq(upload.revisionId, item.id))
    .run()
}

export function findFileUpload(db: Db, sha256: string): string | undefined {
  return db.orm.select().from(fileUpload).where(eq(fileUpload.sha256, sha256)).get()?.url
}

/** Where a content is on its way to; null: nowhere any more. */
export function updateFileUpload(db: Db, sha256: string, url: string | null, at: string): void {
  if (url === null) {
    db.orm.delete(fileUpload).where(eq(fileUpload.sha256, sha256)).run()
    return
  }
  db.orm
    .insert(fileUpload)
    .values({ sha256, url, createdAt: at })
    .onConflictDoUpdate({ target: fileUpload.sha256, set: { url, createdAt: at } })
    .run()
}

/** Every receipt, or that of one revision; the latest first. */
export function listReceipts(db: Db, revisionId?: string) {
  return db.orm
    .select({
      revisionId: upload.revisionId,
      taskId: opinionRevision.taskId,
      taskNumber: task.number,
      enterprise: task.enterprise,
      revision: opinionRevision.revision,
      round: opinionRevision.round,
      receipt: upload.receipt,
    })
    .from(upload)
    .innerJoin(opinionRevision, eq(opinionRevision.id, upload.revisionId))
    .innerJoin(task, eq(task.id, opinionRevision.taskId))
    .where(
      and(
        isNotNull(upload.receipt),
        revisionId === undefined ? undefined : eq(upload.revisionId, revisionId),
      ),
    )
    .orderBy(upload.receivedAt)
    .all()
    .toReversed()
}
