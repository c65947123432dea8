/** Which opinions a run of synchronisation was about; runs of before have none. */
export const sql = `
CREATE TABLE sync_run_opinion (
  run_id      TEXT NOT NULL REFERENCES sync_run (id),
  -- Of an own opinion, or of one that is carried for another device.
  revision_id TEXT NOT NULL,
  -- As it was called then: readable whatever becomes of the task.
  task_number TEXT NOT NULL,
  enterprise  TEXT NOT NULL,
  round       INTEGER NOT NULL,
  revision    INTEGER NOT NULL,
  outcome     TEXT NOT NULL CHECK (outcome IN ('begun', 'received', 'failed')),
  -- The receipt's number, or why it failed.
  detail      TEXT,
  PRIMARY KEY (run_id, revision_id),
  CHECK ((outcome = 'begun') = (detail IS NULL))
) STRICT, WITHOUT ROWID;
`
