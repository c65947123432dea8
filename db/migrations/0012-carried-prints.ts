/** Receipts of carried opinions that went to paper: their task is not here, so the print log has none. */
export const sql = `
CREATE TABLE carried_print (
  id         TEXT PRIMARY KEY,
  carried_id TEXT NOT NULL REFERENCES carried (id),
  sha256     TEXT NOT NULL CHECK (length(sha256) = 64),
  -- Name of whoever was signed in; empty where nobody was.
  author     TEXT NOT NULL,
  device_id  TEXT NOT NULL,
  started_at TEXT NOT NULL,
  outcome    TEXT CHECK (outcome IN ('printed', 'cancelled', 'no-printer', 'failed'))
) STRICT;
CREATE INDEX carried_print_of_receipt ON carried_print (carried_id, started_at);
CREATE TRIGGER carried_print_is_written_once BEFORE UPDATE ON carried_print
  WHEN OLD.outcome IS NOT NULL OR NEW.outcome IS NULL OR NEW.id != OLD.id
    OR NEW.carried_id != OLD.carried_id OR NEW.sha256 != OLD.sha256 OR NEW.author != OLD.author
    OR NEW.device_id != OLD.device_id OR NEW.started_at != OLD.started_at
  BEGIN SELECT RAISE(ABORT, 'the print log only takes an outcome, once'); END;
CREATE TRIGGER carried_print_is_kept BEFORE DELETE ON carried_print
  BEGIN SELECT RAISE(ABORT, 'the print log is kept'); END;
`
