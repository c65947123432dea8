import { findRecord, removeRecord } from '../../../db/queries/records.ts'
import { updateRound } from '../../../db/queries/tasks.ts'
import { localDate } from '../../../shared/domain/opinion/calendar.ts'
import { visibleTo } from '../../../shared/domain/panel/visible-records.ts'
import type { StoredRecord } from '../../../shared/domain/record/kinds.ts'
import {
  canOpenRound,
  roundChanges,
  roundReason,
  type RoundChange,
} from '../../../shared/domain/rounds/index.ts'
import type { Workspace } from '../../../shared/domain/task/workspace.ts'
import { AppError, invalidInput } from '../../../shared/errors.ts'
import type { ParsedInput } from '../../../shared/ipc/contract.ts'
import { assertLeader } from '../access.ts'
import type { Context } from '../context.ts'
import { problemsInTexts } from '../documents/kit/unprintable.ts'
import { writeJournal } from '../journal.ts'
import { writeByItself } from '../own-records.ts'
import { getActingExpert, loadWorkspace } from '../workspace.ts'

/**
 * Begins a re-acceptance (复验) after a signed 整改.
 *
 * One transaction: what passed is carried over, what has to be judged again is opened again, each
 * change with its reason in the journal. The opinion of the round before keeps standing.
 */
export function open(
  context: Context,
  { taskId, reason }: ParsedInput<'task.openRound'>,
): Workspace {
  const { db } = context
  return db.transaction(() => {
    const leader = assertLeader(db, taskId, '开始复验')
    const workspace = loadWorkspace(db, taskId)
    const rule = canOpenRound(workspace, localDate(context.now()))
    if (!rule.ok) throw new AppError({ code: 'not-allowed', message: rule.message })
    const why = reason.trim()
    if (rule.isLate) assertLateReason(context, why)
    updateRound(db, taskId, {
      round: rule.nextRound,
      roundReason: rule.isLate ? why : null,
      opinionRevision: workspace.summary.revision + 1,
    })
    const savedAt = context.now().toISOString()
    const act = { author: leader.id, savedAt, reason: roundReason(rule.nextRound) }
    for (const change of roundChanges(workspace.records, workspace.package)) {
      write(context, taskId, change, act)
    }
    return visibleTo(loadWorkspace(db, taskId), getActingExpert(db, taskId).id)
  })
}

/** It is printed on the opinion, where it can't be mended any more. */
function assertLateReason(context: Context, reason: string): void {
  if (reason === '') throw invalidInput('reason', '整改期限已过，请填写逾期复验的理由')
  const [problem] = problemsInTexts(context.fonts, [
    { field: 'reason', label: '逾期复验的理由', text: reason, faces: ['serif'] },
  ])
  if (problem) throw invalidInput(problem.field, problem.message)
}

type Act = Pick<StoredRecord, 'author' | 'savedAt'> & { readonly reason: string }

function write(context: Context, taskId: string, { kind, key, changes }: RoundChange, act: Act) {
  const name = { taskId, kind, key }
  if (changes !== null) {
    writeByItself(context, name, changes, act)
    return
  }
  const { reason, ...facts } = act
  const old = findRecord(context.db, name)
  if (!old) return
  removeRecord(context.db, old.id, act.savedAt, reason)
  const gone = { field: '', oldValue: old.body, newValue: null }
  writeJournal(context, { ...old, ...facts }, [gone], { reason, changeId: null })
}
