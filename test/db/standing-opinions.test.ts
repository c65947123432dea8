import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { openDatabase } from '../../db/open.ts'
import { standingOpinions } from '../../db/queries/standing-opinions.ts'
import { aFolder } from '../helpers/folder.ts'

it('reads nothing of an opinion but its line in the index, for all tasks and for one', async () => {
  const db = openDatabase({ folder: await aFolder(), key: Buffer.alloc(32, 7) })
  const planOf = (taskId?: string): readonly string[] => {
    const query = standingOpinions(db, taskId).getSQL()
    return db.orm
      .all<{ readonly detail: string }>(sql`EXPLAIN QUERY PLAN ${query}`)
      .map(({ detail }) => detail)
  }
  const rest = [
    'SEARCH upload USING INDEX sqlite_autoindex_upload_1 (revision_id=?) LEFT-JOIN',
    'CORRELATED SCALAR SUBQUERY 1',
    'SEARCH signature USING PRIMARY KEY (revision_id=?)',
  ]
  const index = 'opinion_revision USING COVERING INDEX opinion_standing'
  expect(planOf()).toEqual([`SCAN ${index}`, ...rest])
  expect(planOf('t')).toEqual([`SEARCH ${index} (task_id=?)`, ...rest])
  db.close()
})
