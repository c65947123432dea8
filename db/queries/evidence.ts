import { and, asc, eq, inArray, isNotNull, isNull } from 'drizzle-orm'
import type { Evidence, EvidenceLink, RemovedEvidence } from '../../shared/domain/task/workspace.ts'
import { AppError } from '../../shared/errors.ts'
import type { JournalEntry } from '../../shared/ipc/contract.ts'
import type { Db } from '../open.ts'
import { evidence, evidenceJournal, evidenceLink } from '../schema.ts'

export type EvidenceRow = typeof evidence.$inferSelect

/** A task's evidence with its links, but what is in the bin; by time, then id. */
export function listEvidence(db: Db, taskId: string): readonly Evidence[] {
  const rows = db.orm
    .select()
    .from(evidence)
    .where(and(eq(evidence.taskId, taskId), isNull(evidence.removedAt)))
    .orderBy(asc(evidence.addedAt), asc(evidence.id))
    .all()
  return withLinks(db, rows)
}

export function getEvidence(db: Db, id: string): Evidence {
  const row = db.orm.select().from(evidence).where(eq(evidence.id, id)).get()
  const [found] = row && row.removedAt === null ? withLinks(db, [row]) : []
  if (!found) throw new AppError({ code: 'not-found', noun: '佐证', id })
  return found
}

/** Whether there ever was such a piece, in the bin or not. */
export function hasEvidence(db: Db, id: string): boolean {
  return (
    db.orm.select({ id: evidence.id }).from(evidence).where(eq(evidence.id, id)).get() !== undefined
  )
}

export function insertEvidence(db: Db, row: typeof evidence.$inferInsert): void {
  db.orm.insert(evidence).values(row).run()
}

/** Links a piece of evidence to a record; linking twice is the same as once. */
export function insertEvidenceLink(db: Db, evidenceId: string, link: EvidenceLink): void {
  db.orm
    .insert(evidenceLink)
    .values({ evidenceId, ...link })
    .onConflictDoNothing()
    .run()
}

export function removeEvidenceLink(db: Db, evidenceId: string, link: EvidenceLink): void {
  db.orm
    .delete(evidenceLink)
    .where(
      and(
        eq(evidenceLink.evidenceId, evidenceId),
        eq(evidenceLink.kind, link.kind),
        eq(evidenceLink.key, link.key),
      ),
    )
    .run()
}

export function updateEvidence(
  db: Db,
  id: string,
  facts: { readonly name: string; readonly place: string },
): void {
  db.orm.update(evidence).set(facts).where(eq(evidence.id, id)).run()
}

export type NewEvidenceJournalEntry = Omit<typeof evidenceJournal.$inferInsert, 'sequence'>

export function insertEvidenceJournal(db: Db, entry: NewEvidenceJournalEntry): void {
  db.orm.insert(evidenceJournal).values(entry).run()
}

/** Every change of a piece of evidence, oldest first. */
export function listEvidenceJournal(db: Db, evidenceId: string): readonly JournalEntry[] {
  return db.orm
    .select()
    .from(evidenceJournal)
    .where(eq(evidenceJournal.evidenceId, evidenceId))
    .orderBy(asc(evidenceJournal.sequence))
    .all()
    .map(({ evidenceId: _id, deviceId: _device, oldValue, newValue, ...entry }) => ({
      ...entry,
      oldValue: JSON.parse(oldValue) as unknown,
      newValue: JSON.parse(newValue) as unknown,
    }))
}

/** Puts a piece of evidence in the bin; its file stays. */
export function removeEvidence(db: Db, id: string, removedAt: string, removedReason: string): void {
  db.orm.update(evidence).set({ removedAt, removedReason }).where(eq(evidence.id, id)).run()
}

/** Takes a piece of evidence out of the bin, with the links it had. */
export function restoreEvidence(db: Db, id: string): Evidence {
  db.orm
    .update(evidence)
    .set({ removedAt: null, removedReason: null })
    .where(eq(evidence.id, id))
    .run()
  return getEvidence(db, id)
}

/** A task's evidence in the bin, by time of removal, then id. */
export function listRemovedEvidence(db: Db, taskId: string): readonly RemovedEvidence[] {
  const rows = db.orm
    .select()
    .from(evidence)
    .where(and(eq(evidence.taskId, taskId), isNotNull(evidence.removedAt)))
    .orderBy(asc(evidence.removedAt), asc(evidence.id))
    .all()
  const removals = db.orm
    .select({ id: evidenceJournal.evidenceId, author: evidenceJournal.author })
    .from(evidenceJournal)
    .innerJoin(evidence, eq(evidence.id, evidenceJournal.evidenceId))
    .where(
      and(
        eq(evidence.taskId, taskId),
        isNotNull(evidence.removedAt),
        eq(evidenceJournal.field, ''),
      ),
    )
    .orderBy(asc(evidenceJournal.sequence))
    .all()
  // A piece that was restored and removed again was removed by the last of them.
  const removedBy = new Map(removals.map(({ id, author }) => [id, author]))
  return rows.map(({ id, name, mediaType, sizeBytes, sha256, removedAt, removedReason }) => ({
    id,
    name,
    mediaType,
    sizeBytes,
    sha256,
    removedAt: removedAt ?? '',
    removedReason: removedReason ?? '',
    removedBy: removedBy.get(id) ?? null,
  }))
}

function withLinks(db: Db, rows: readonly EvidenceRow[]): readonly Evidence[] {
  const links = new Map<string, EvidenceLink[]>()
  const ids = rows.map((row) => row.id)
  // SQLite takes 32,766 parameters; a slice of ids keeps well below.
  for (let from = 0; from < ids.length; from += 10_000) {
    const found = db.orm
      .select()
      .from(evidenceLink)
      .where(inArray(evidenceLink.evidenceId, ids.slice(from, from + 10_000)))
      .orderBy(asc(evidenceLink.kind), asc(evidenceLink.key))
      .all()
    for (const { evidenceId, kind, key } of found) {
      const list = links.get(evidenceId) ?? []
      list.push({ kind, key })
      links.set(evidenceId, list)
    }
  }
  return rows.map(
    ({ deviceId: _device, removedAt: _at, removedReason: _reason, place, ...facts }) => ({
      ...facts,
      place: place ?? '',
      links: links.get(facts.id) ?? [],
    }),
  )
}
