/** Append-only: what was changed about a piece of evidence (name, place, links), who and when. */
export const sql = `
CREATE TABLE evidence_journal (
  sequence    INTEGER PRIMARY KEY AUTOINCREMENT,
  evidence_id TEXT NOT NULL REFERENCES evidence (id),
  field       TEXT NOT NULL,
  old_value   TEXT NOT NULL CHECK (json_valid(old_value)),
  new_value   TEXT NOT NULL CHECK (json_valid(new_value)),
  author      TEXT NOT NULL,
  device_id   TEXT NOT NULL,
  at          TEXT NOT NULL,
  reason      TEXT
) STRICT;
CREATE INDEX evidence_journal_of_piece ON evidence_journal (evidence_id, sequence);
CREATE TRIGGER evidence_journal_is_append_only_update BEFORE UPDATE ON evidence_journal
  BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER evidence_journal_is_append_only_delete BEFORE DELETE ON evidence_journal
  BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
`
