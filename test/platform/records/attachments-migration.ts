import { sql } from 'kysely'
import type { Kysely } from 'kysely'

/**
 * Submissions may be attached to an opinion: then its task, round and revision are theirs too, and only
 * opinions keep these for themselves.
 */
export async function addAttachments(db: Kysely<unknown>): Promise<void> {
  const { supportsTransactionalDdl: isPostgres } = db.getExecutor().adapter
  if (isPostgres) {
    await sql`ALTER TABLE submissions ADD COLUMN attaches_to text`.execute(db)
    await sql`ALTER TABLE submissions DROP CONSTRAINT submissions_revision`.execute(db)
    await addIndexes(db)
    return
  }
  // SQLite drops no constraint: the table is made anew, while nobody looks at what refers to it.
  await sql`PRAGMA foreign_keys = OFF`.execute(db)
  await db.transaction().execute(async (open) => {
    await makeAnew(open)
    await addIndexes(open)
    await sql`CREATE INDEX submissions_newest ON submissions (registered_at, id)`.execute(open)
  })
  await sql`PRAGMA foreign_keys = ON`.execute(db)
}

async function makeAnew(db: Kysely<unknown>): Promise<void> {
  await sql`CREATE TABLE submissions_anew (
    id text NOT NULL CONSTRAINT submissions_key PRIMARY KEY,
    idempotency_key text NOT NULL CONSTRAINT submissions_idempotency UNIQUE,
    content_sha256 text NOT NULL,
    account_id text,
    task_id text NOT NULL,
    task_number text NOT NULL,
    enterprise_name text NOT NULL,
    round integer NOT NULL,
    revision integer NOT NULL,
    conclusion text NOT NULL,
    concluded_on text NOT NULL,
    device_id text NOT NULL,
    record text NOT NULL,
    record_sha256 text NOT NULL,
    registered_at text NOT NULL,
    attaches_to text
  )`.execute(db)
  await sql`INSERT INTO submissions_anew SELECT *, NULL FROM submissions`.execute(db)
  await sql`DROP TABLE submissions`.execute(db)
  await sql`ALTER TABLE submissions_anew RENAME TO submissions`.execute(db)
}

async function addIndexes(db: Kysely<unknown>): Promise<void> {
  await sql`CREATE UNIQUE INDEX submissions_revision ON submissions (task_id, round, revision)
    WHERE attaches_to IS NULL`.execute(db)
  await sql`CREATE INDEX submissions_attached ON submissions (attaches_to)`.execute(db)
}
