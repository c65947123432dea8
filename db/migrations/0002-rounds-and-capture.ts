/**
 * Acceptance rounds (第四章（五）1(4): a failed project is accepted again), and the facts of how a
 * piece of evidence was captured.
 */
export const sql = `
ALTER TABLE task ADD COLUMN round INTEGER NOT NULL DEFAULT 1 CHECK (round >= 1);
ALTER TABLE task ADD COLUMN round_reason TEXT;
ALTER TABLE opinion_revision ADD COLUMN round INTEGER NOT NULL DEFAULT 1 CHECK (round >= 1);

ALTER TABLE evidence ADD COLUMN captured_at TEXT;
ALTER TABLE evidence ADD COLUMN device TEXT;
ALTER TABLE evidence ADD COLUMN place TEXT;
`
