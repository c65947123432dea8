/** What the list of tasks shows of standing opinions, without reading their snapshots. */
export const sql = `
-- Covers the query in queries/standing-opinions.ts: the expression is the one there.
CREATE INDEX opinion_standing ON opinion_revision (
  task_id, round, id, conclusion, signer_count, withdrawn_at,
  (CASE WHEN conclusion = 'rectify' THEN snapshot ->> '$.opinion.rectificationDueOn' END)
) WHERE withdrawn_at IS NULL;
`
