/** The outbox for sync: what a person holds, where files are on their way, and what comes back. */
export const sql = `
ALTER TABLE upload ADD COLUMN held TEXT CHECK (held IN ('paused', 'cancelled'));
-- Part of the run that goes on.
ALTER TABLE upload ADD COLUMN is_chosen INTEGER NOT NULL DEFAULT 0 CHECK (is_chosen IN (0, 1));
ALTER TABLE upload ADD COLUMN submission_id TEXT;
ALTER TABLE upload ADD COLUMN fault TEXT CHECK (fault IS NULL OR json_valid(fault));
CREATE TRIGGER receipt_is_kept_update BEFORE UPDATE ON upload
  WHEN OLD.receipt IS NOT NULL AND (NEW.receipt IS NOT OLD.receipt OR NEW.state <> 'confirmed')
  BEGIN SELECT RAISE(ABORT, 'a received opinion stays received'); END;
CREATE TRIGGER receipt_is_kept_delete BEFORE DELETE ON upload WHEN OLD.receipt IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'a receipt is never deleted'); END;

-- Where a content is on its way to, so that it goes on from there (tus).
CREATE TABLE file_upload (
  sha256     TEXT PRIMARY KEY CHECK (length(sha256) = 64),
  url        TEXT NOT NULL,
  created_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE sync_run (
  id           TEXT PRIMARY KEY,
  started_at   TEXT NOT NULL,
  ended_at     TEXT,
  outcome      TEXT CHECK (outcome IN ('finished', 'cancelled', 'stopped')),
  is_automatic INTEGER NOT NULL CHECK (is_automatic IN (0, 1)),
  confirmed    INTEGER NOT NULL DEFAULT 0,
  set_aside    INTEGER NOT NULL DEFAULT 0,
  fetched      INTEGER NOT NULL DEFAULT 0,
  sent_bytes   INTEGER NOT NULL DEFAULT 0,
  message      TEXT,
  CHECK ((ended_at IS NULL) = (outcome IS NULL))
) STRICT;

-- What the platform says of a task, as it says it last. The task itself is never touched by it.
CREATE TABLE task_notice (
  task_id          TEXT PRIMARY KEY,
  task_number      TEXT NOT NULL,
  enterprise       TEXT NOT NULL,
  state            TEXT NOT NULL CHECK (state IN ('assigned', 'changed', 'withdrawn', 'reassigned')),
  reason           TEXT NOT NULL,
  changed_at       TEXT NOT NULL,
  package_revision INTEGER NOT NULL,
  package_sha256   TEXT NOT NULL,
  problem          TEXT
) STRICT, WITHOUT ROWID;

-- A newer package of a task that is here: kept beside the one in force until somebody takes it over.
CREATE TABLE task_update (
  task_id        TEXT NOT NULL REFERENCES task (id),
  revision       INTEGER NOT NULL,
  package        TEXT NOT NULL CHECK (json_valid(package)),
  package_sha256 TEXT NOT NULL,
  -- The package's file among the evidence files, for its attachments.
  file_sha256    TEXT NOT NULL,
  file_bytes     INTEGER NOT NULL,
  received_at    TEXT NOT NULL,
  PRIMARY KEY (task_id, revision)
) STRICT, WITHOUT ROWID;

-- A version of a catalog; started tasks keep the one they pin.
CREATE TABLE catalog_version (
  catalog_id     TEXT NOT NULL,
  version        TEXT NOT NULL,
  title          TEXT NOT NULL,
  effective_from TEXT NOT NULL,
  reason         TEXT NOT NULL,
  sha256         TEXT NOT NULL,
  content        TEXT NOT NULL,
  received_at    TEXT NOT NULL,
  PRIMARY KEY (catalog_id, version)
) STRICT, WITHOUT ROWID;

-- Decisions of the county bureau, signed by the platform; exactly what was signed.
CREATE TABLE bureau_decision (
  id          TEXT PRIMARY KEY,
  task_id     TEXT NOT NULL,
  payload     TEXT NOT NULL CHECK (json_valid(payload)),
  signature   TEXT NOT NULL,
  received_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`
