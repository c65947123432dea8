import { and, asc, eq, getTableColumns, isNull } from 'drizzle-orm'
import type { OpinionRevision, Signature } from '../../shared/domain/task/workspace.ts'
import { AppError } from '../../shared/errors.ts'
import type { Db } from '../open.ts'
import { opinionRevision, signature, task, upload } from '../schema.ts'

export type OpinionRow = typeof opinionRevision.$inferSelect

/** All revisions of a task's opinion, oldest first, without snapshot and PDF. */
export function listOpinionRevisions(db: Db, taskId: string): readonly OpinionRevision[] {
  return db.orm
    .select({
      id: opinionRevision.id,
      revision: opinionRevision.revision,
      round: opinionRevision.round,
      conclusion: opinionRevision.conclusion,
      snapshotSha256: opinionRevision.snapshotSha256,
      frozenAt: opinionRevision.frozenAt,
      reason: opinionRevision.reason,
      withdrawnReason: opinionRevision.withdrawnReason,
      pdfSha256: opinionRevision.pdfSha256,
    })
    .from(opinionRevision)
    .where(eq(opinionRevision.taskId, taskId))
    .orderBy(asc(opinionRevision.revision))
    .all()
    .map((row) => ({
      ...row,
      state: row.withdrawnReason === null ? ('frozen' as const) : ('withdrawn' as const),
    }))
}

/** The frozen revision of the task's present round; undefined while the opinion is a draft. */
export function findFrozenOpinion(db: Db, taskId: string): OpinionRow | undefined {
  return db.orm
    .select(getTableColumns(opinionRevision))
    .from(opinionRevision)
    .innerJoin(task, eq(task.id, opinionRevision.taskId))
    .where(
      and(
        eq(opinionRevision.taskId, taskId),
        eq(opinionRevision.round, task.round),
        isNull(opinionRevision.withdrawnAt),
      ),
    )
    .get()
}

/** The snapshot that stands for a round. */
export function findSnapshotOfRound(
  db: Db,
  taskId: string,
  round: number,
): Pick<OpinionRow, 'snapshot' | 'snapshotSha256'> | undefined {
  return db.orm
    .select({
      snapshot: opinionRevision.snapshot,
      snapshotSha256: opinionRevision.snapshotSha256,
    })
    .from(opinionRevision)
    .where(
      and(
        eq(opinionRevision.taskId, taskId),
        eq(opinionRevision.round, round),
        isNull(opinionRevision.withdrawnAt),
      ),
    )
    .get()
}

/** Signed revisions of all rounds that are in the outbox or received, in the order to be sent. */
export function listOutbox(db: Db, taskId?: string) {
  return db.orm
    .select({
      revisionId: opinionRevision.id,
      taskId: opinionRevision.taskId,
      revision: opinionRevision.revision,
      round: opinionRevision.round,
    })
    .from(opinionRevision)
    .innerJoin(upload, eq(upload.revisionId, opinionRevision.id))
    .innerJoin(task, eq(task.id, opinionRevision.taskId))
    .where(
      and(
        isNull(opinionRevision.withdrawnAt),
        taskId === undefined ? undefined : eq(opinionRevision.taskId, taskId),
      ),
    )
    .orderBy(asc(task.importedAt), asc(task.id), asc(opinionRevision.revision))
    .all()
}

export function getOpinion(db: Db, taskId: string, revision: number): OpinionRow {
  const row = db.orm
    .select()
    .from(opinionRevision)
    .where(and(eq(opinionRevision.taskId, taskId), eq(opinionRevision.revision, revision)))
    .get()
  if (!row) throw new AppError({ code: 'not-found', noun: '验收意见版本', id: String(revision) })
  return row
}

/** The opinion whose signed PDF has this hash. */
export function findOpinionByPdf(db: Db, pdfSha256: string): OpinionRow | undefined {
  return db.orm.select().from(opinionRevision).where(eq(opinionRevision.pdfSha256, pdfSha256)).get()
}

/** The opinion whose frozen snapshot has this hash. */
export function findOpinionBySnapshot(db: Db, snapshotSha256: string): OpinionRow | undefined {
  return db.orm
    .select()
    .from(opinionRevision)
    .where(eq(opinionRevision.snapshotSha256, snapshotSha256))
    .get()
}

export function insertOpinion(db: Db, row: typeof opinionRevision.$inferInsert): void {
  db.orm.insert(opinionRevision).values(row).run()
}

export function updateOpinionWithdrawn(
  db: Db,
  id: string,
  withdrawnAt: string,
  withdrawnReason: string,
): void {
  db.orm
    .update(opinionRevision)
    .set({ withdrawnAt, withdrawnReason })
    .where(eq(opinionRevision.id, id))
    .run()
}

/** Stores the signed document; the database refuses a second time. */
export function updateOpinionPdf(db: Db, id: string, pdf: Buffer, pdfSha256: string): void {
  db.orm.update(opinionRevision).set({ pdf, pdfSha256 }).where(eq(opinionRevision.id, id)).run()
}

export function listSignatures(db: Db, revisionId: string): readonly Signature[] {
  return db.orm
    .select({
      revisionId: signature.revisionId,
      expertId: signature.expertId,
      ink: signature.ink,
      signedAt: signature.signedAt,
      deviceId: signature.deviceId,
    })
    .from(signature)
    .where(eq(signature.revisionId, revisionId))
    .orderBy(asc(signature.signedAt), asc(signature.expertId))
    .all()
}

export function insertSignature(db: Db, row: typeof signature.$inferInsert): void {
  db.orm.insert(signature).values(row).run()
}

export function findOpinionById(db: Db, id: string): OpinionRow | undefined {
  return db.orm.select().from(opinionRevision).where(eq(opinionRevision.id, id)).get()
}
