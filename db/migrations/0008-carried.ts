/** Package revisions that were taken over, and what other devices hand over on a USB stick. */
export const sql = `
-- Append-only: each time a newer package of a task was taken over, what counted before and why.
CREATE TABLE package_change (
  task_id         TEXT NOT NULL REFERENCES task (id),
  revision        INTEGER NOT NULL,
  previous        TEXT NOT NULL CHECK (json_valid(previous)),
  previous_sha256 TEXT NOT NULL,
  -- By field: the value so far was kept, or the newer one taken.
  choices         TEXT NOT NULL CHECK (json_valid(choices)),
  reason          TEXT NOT NULL,
  author          TEXT NOT NULL,
  device_id       TEXT NOT NULL,
  at              TEXT NOT NULL,
  PRIMARY KEY (task_id, revision)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER package_change_is_kept_update BEFORE UPDATE ON package_change
  BEGIN SELECT RAISE(ABORT, 'what was taken over stays on record'); END;
CREATE TRIGGER package_change_is_kept_delete BEFORE DELETE ON package_change
  BEGIN SELECT RAISE(ABORT, 'what was taken over stays on record'); END;

-- A signed opinion of another device that this one carries to the platform; its files are among the
-- evidence files.
CREATE TABLE carried (
  id             TEXT PRIMARY KEY,
  task_id        TEXT NOT NULL,
  submission     TEXT NOT NULL CHECK (json_valid(submission)),
  -- What its receipt is checked with here; the device that made it checks it again with its own.
  receipt_key    TEXT NOT NULL,
  status         TEXT NOT NULL,
  is_chosen      INTEGER NOT NULL DEFAULT 0 CHECK (is_chosen IN (0, 1)),
  attempts       INTEGER NOT NULL DEFAULT 0,
  submission_id  TEXT,
  fault          TEXT CHECK (fault IS NULL OR json_valid(fault)),
  receipt        TEXT CHECK (receipt IS NULL OR json_valid(receipt)),
  receipt_number TEXT,
  carried_at     TEXT NOT NULL,
  CHECK ((status = 'confirmed') = (receipt IS NOT NULL))
) STRICT;
CREATE TRIGGER carried_receipt_is_kept BEFORE UPDATE ON carried
  WHEN OLD.receipt IS NOT NULL AND (NEW.receipt IS NOT OLD.receipt OR NEW.status <> 'confirmed')
  BEGIN SELECT RAISE(ABORT, 'a received opinion stays received'); END;
CREATE TRIGGER carried_is_kept BEFORE DELETE ON carried
  BEGIN SELECT RAISE(ABORT, 'what is carried for another device is never dropped'); END;
`
