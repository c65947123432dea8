/** Which document went to paper, when, by whom, and what the system said of it. */
export const sql = `
CREATE TABLE print_log (
  id          TEXT PRIMARY KEY,
  task_id     TEXT NOT NULL REFERENCES task (id),
  document_id TEXT NOT NULL,
  revision    INTEGER CHECK (revision >= 1),
  sha256      TEXT NOT NULL CHECK (length(sha256) = 64),
  author      TEXT NOT NULL,
  device_id   TEXT NOT NULL,
  started_at  TEXT NOT NULL,
  outcome     TEXT CHECK (outcome IN ('printed', 'cancelled', 'no-printer', 'failed'))
) STRICT;
CREATE INDEX print_log_of_task ON print_log (task_id, started_at);
CREATE TRIGGER print_log_is_written_once BEFORE UPDATE ON print_log
  WHEN OLD.outcome IS NOT NULL OR NEW.outcome IS NULL OR NEW.id != OLD.id
    OR NEW.task_id != OLD.task_id OR NEW.document_id != OLD.document_id
    OR NEW.revision IS NOT OLD.revision OR NEW.sha256 != OLD.sha256 OR NEW.author != OLD.author
    OR NEW.device_id != OLD.device_id OR NEW.started_at != OLD.started_at
  BEGIN SELECT RAISE(ABORT, 'the print log only takes an outcome, once'); END;
CREATE TRIGGER print_log_is_kept BEFORE DELETE ON print_log
  BEGIN SELECT RAISE(ABORT, 'the print log is kept'); END;
`
