import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import type { Evidence, EvidenceLink } from '../../shared/domain/task/workspace.ts'
import { AppError } from '../../shared/errors.ts'
import type { Db } from '../open.ts'
import { evidence, evidenceLink } from '../schema.ts'

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

/** Puts a piece of evidence in the bin; its file stays. */
export function removeEvidence(db: Db, id: string, removedAt: string, removedReason: string): void {
  db.orm.update(evidence).set({ removedAt, removedReason }).where(eq(evidence.id, id)).run()
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
    ({ id, taskId, name, mediaType, sizeBytes, sha256, source, author, addedAt }) => ({
      id,
      taskId,
      name,
      mediaType,
      sizeBytes,
      sha256,
      source,
      author,
      addedAt,
      links: links.get(id) ?? [],
    }),
  )
}
