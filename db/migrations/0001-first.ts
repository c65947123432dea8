/** The first schema. Frozen once landed: changes come as later migrations. */
export const sql = `
-- Settings of this installation: one row a name.
CREATE TABLE setting (
  name  TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;

-- An imported task package; the package itself never changes.
CREATE TABLE task (
  id               TEXT PRIMARY KEY,
  number           TEXT NOT NULL,
  package          TEXT NOT NULL CHECK (json_valid(package)),
  package_sha256   TEXT NOT NULL CHECK (length(package_sha256) = 64),
  package_revision INTEGER NOT NULL CHECK (package_revision >= 1),
  is_sample        INTEGER NOT NULL CHECK (is_sample IN (0, 1)),
  enterprise       TEXT NOT NULL,
  project          TEXT NOT NULL,
  county           TEXT NOT NULL,
  trade            TEXT NOT NULL,
  appointment      TEXT,
  acting_expert_id TEXT NOT NULL,
  opinion_revision INTEGER NOT NULL DEFAULT 1 CHECK (opinion_revision >= 1),
  imported_at      TEXT NOT NULL
) STRICT;

-- What the panel wrote down: a flat set of fields, checked against its kind before it gets here.
CREATE TABLE record (
  id             TEXT PRIMARY KEY,
  task_id        TEXT NOT NULL REFERENCES task (id),
  kind           TEXT NOT NULL,
  key            TEXT NOT NULL,
  body           TEXT NOT NULL CHECK (json_valid(body)),
  author         TEXT NOT NULL,
  device_id      TEXT NOT NULL,
  revision       INTEGER NOT NULL CHECK (revision >= 1),
  saved_at       TEXT NOT NULL,
  removed_at     TEXT,
  removed_reason TEXT,
  CHECK ((removed_at IS NULL) = (removed_reason IS NULL))
) STRICT;
CREATE UNIQUE INDEX record_name ON record (task_id, kind, key) WHERE removed_at IS NULL;

-- Append-only: every field's old and new value, who and when. The records can be rebuilt from it.
CREATE TABLE journal (
  sequence  INTEGER PRIMARY KEY AUTOINCREMENT,
  task_id   TEXT NOT NULL REFERENCES task (id),
  record_id TEXT NOT NULL REFERENCES record (id),
  field     TEXT NOT NULL,
  old_value TEXT NOT NULL CHECK (json_valid(old_value)),
  new_value TEXT NOT NULL CHECK (json_valid(new_value)),
  author    TEXT NOT NULL,
  device_id TEXT NOT NULL,
  at        TEXT NOT NULL,
  reason    TEXT
) STRICT;
CREATE INDEX journal_of_record ON journal (record_id, sequence);
CREATE TRIGGER journal_is_append_only_update BEFORE UPDATE ON journal
  BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_is_append_only_delete BEFORE DELETE ON journal
  BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

-- A piece of evidence; its encrypted file is found by the hash of the plain content.
CREATE TABLE evidence (
  id             TEXT PRIMARY KEY,
  task_id        TEXT NOT NULL REFERENCES task (id),
  name           TEXT NOT NULL,
  media_type     TEXT NOT NULL,
  size_bytes     INTEGER NOT NULL CHECK (size_bytes >= 0),
  sha256         TEXT NOT NULL CHECK (length(sha256) = 64),
  source         TEXT NOT NULL CHECK (source IN ('imported', 'camera', 'package')),
  author         TEXT NOT NULL,
  device_id      TEXT NOT NULL,
  added_at       TEXT NOT NULL,
  removed_at     TEXT,
  removed_reason TEXT,
  CHECK ((removed_at IS NULL) = (removed_reason IS NULL))
) STRICT;
CREATE INDEX evidence_of_task ON evidence (task_id);

-- Which record a piece of evidence proves.
CREATE TABLE evidence_link (
  evidence_id TEXT NOT NULL REFERENCES evidence (id),
  kind        TEXT NOT NULL,
  key         TEXT NOT NULL,
  PRIMARY KEY (evidence_id, kind, key)
) STRICT, WITHOUT ROWID;

-- A frozen opinion. Snapshot and hash never change; the PDF is written once, with the last signature.
CREATE TABLE opinion_revision (
  id               TEXT PRIMARY KEY,
  task_id          TEXT NOT NULL REFERENCES task (id),
  revision         INTEGER NOT NULL CHECK (revision >= 1),
  previous_id      TEXT REFERENCES opinion_revision (id),
  conclusion       TEXT NOT NULL CHECK (conclusion IN ('passed', 'rectify')),
  snapshot         TEXT NOT NULL CHECK (json_valid(snapshot)),
  snapshot_sha256  TEXT NOT NULL CHECK (length(snapshot_sha256) = 64),
  signer_count     INTEGER NOT NULL CHECK (signer_count >= 1),
  reason           TEXT NOT NULL,
  frozen_at        TEXT NOT NULL,
  withdrawn_at     TEXT,
  withdrawn_reason TEXT,
  pdf              BLOB,
  pdf_sha256       TEXT,
  UNIQUE (task_id, revision),
  CHECK ((withdrawn_at IS NULL) = (withdrawn_reason IS NULL)),
  CHECK ((pdf IS NULL) = (pdf_sha256 IS NULL))
) STRICT;
CREATE TRIGGER opinion_snapshot_is_frozen
  BEFORE UPDATE OF task_id, revision, conclusion, snapshot, snapshot_sha256, signer_count, frozen_at
  ON opinion_revision
  BEGIN SELECT RAISE(ABORT, 'a frozen opinion never changes'); END;
CREATE TRIGGER opinion_pdf_is_frozen BEFORE UPDATE OF pdf, pdf_sha256 ON opinion_revision
  WHEN OLD.pdf IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'a signed document never changes'); END;
CREATE TRIGGER opinion_is_kept BEFORE DELETE ON opinion_revision
  BEGIN SELECT RAISE(ABORT, 'a frozen opinion is never deleted'); END;

-- A hand-drawn signature under one frozen opinion.
CREATE TABLE signature (
  revision_id TEXT NOT NULL REFERENCES opinion_revision (id),
  expert_id   TEXT NOT NULL,
  ink         TEXT NOT NULL CHECK (json_valid(ink)),
  signed_at   TEXT NOT NULL,
  device_id   TEXT NOT NULL,
  PRIMARY KEY (revision_id, expert_id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER signature_is_kept_update BEFORE UPDATE ON signature
  BEGIN SELECT RAISE(ABORT, 'a signature never changes'); END;
CREATE TRIGGER signature_is_kept_delete BEFORE DELETE ON signature
  BEGIN SELECT RAISE(ABORT, 'a signature is never deleted'); END;

-- The outbox: one item for each fully signed revision.
CREATE TABLE upload (
  revision_id    TEXT PRIMARY KEY REFERENCES opinion_revision (id),
  state          TEXT NOT NULL CHECK (state IN ('queued', 'sending', 'failed', 'refused', 'confirmed')),
  attempts       INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
  last_error     TEXT,
  last_tried_at  TEXT,
  receipt        TEXT CHECK (receipt IS NULL OR json_valid(receipt)),
  receipt_number TEXT,
  received_at    TEXT,
  CHECK ((state = 'confirmed') = (receipt IS NOT NULL))
) STRICT;
`
