import Database from 'better-sqlite3'

export type PlatformDatabase = Database.Database

/**
 * The platform's own database.
 *
 * A receipt is a row of its own: it exists or it does not, and nothing ever changes it.
 */
const SCHEMA = `
  CREATE TABLE IF NOT EXISTS submissions (
    id TEXT PRIMARY KEY,
    idempotency_key TEXT NOT NULL UNIQUE,
    -- SHA-256 of the canonical JSON of the whole submission: "the same body".
    body_sha256 TEXT NOT NULL,
    task_id TEXT NOT NULL,
    task_number TEXT NOT NULL,
    enterprise_name TEXT NOT NULL,
    round INTEGER NOT NULL CHECK (round >= 1),
    revision INTEGER NOT NULL CHECK (revision >= 1),
    conclusion TEXT NOT NULL CHECK (conclusion IN ('passed', 'rectify')),
    concluded_on TEXT NOT NULL,
    device_id TEXT NOT NULL,
    record TEXT NOT NULL,
    record_sha256 TEXT NOT NULL,
    registered_at TEXT NOT NULL,
    UNIQUE (task_id, round, revision)
  ) STRICT;

  CREATE TABLE IF NOT EXISTS submission_files (
    submission_id TEXT NOT NULL REFERENCES submissions (id),
    position INTEGER NOT NULL,
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
    size_bytes INTEGER NOT NULL CHECK (size_bytes >= 0),
    name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('opinion-pdf', 'evidence')),
    PRIMARY KEY (submission_id, position)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE IF NOT EXISTS receipts (
    sequence INTEGER PRIMARY KEY,
    submission_id TEXT NOT NULL UNIQUE REFERENCES submissions (id),
    receipt_number TEXT NOT NULL UNIQUE,
    received_at TEXT NOT NULL,
    payload TEXT NOT NULL,
    signature TEXT NOT NULL
  ) STRICT;
`

export function openPlatformDatabase(file: string): PlatformDatabase {
  const db = new Database(file)
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.pragma('foreign_keys = ON')
  db.pragma('busy_timeout = 5000')
  db.exec(SCHEMA)
  return db
}
