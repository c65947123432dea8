/** One save, one group of journal entries: what undo takes back, and what it took back. */
export const sql = `
-- Entries of one save share it; null in entries from before, which undo leaves alone.
ALTER TABLE journal ADD COLUMN change_id TEXT;
-- The change that this one takes back: an undo, or the redo of an undo.
ALTER TABLE journal ADD COLUMN undoes TEXT;
-- The field is not there any more, which is more than null.
ALTER TABLE journal ADD COLUMN is_absent INTEGER NOT NULL DEFAULT 0 CHECK (is_absent IN (0, 1));
CREATE INDEX journal_of_author ON journal (task_id, author, sequence);
`
