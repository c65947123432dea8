import { insertJournal, findRecord, removeRecord, saveRecord } from '../../../db/queries/records.ts'
import { updateRound } from '../../../db/queries/tasks.ts'
import { localDate } from '../../../shared/domain/opinion/calendar.ts'
import { visibleTo } from '../../../shared/domain/panel/visible-records.ts'
import { applyChanges, type FieldChange } from '../../../shared/domain/record/apply-changes.ts'
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
import { describeCodePoint } from '../documents/annex5.ts'
import { missingGlyphs } from '../documents/kit/fonts.ts'
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
    const at = context.now().toISOString()
    for (const change of roundChanges(workspace.records, workspace.package)) {
      write(context, { taskId, author: leader.id, at, reason: roundReason(rule.nextRound) }, change)
    }
    return visibleTo(loadWorkspace(db, taskId), getActingExpert(db, taskId).id)
  })
}

/** It is printed on the opinion, where it can't be mended any more. */
function assertLateReason(context: Context, reason: string): void {
  if (reason === '') throw invalidInput('reason', '整改期限已过，请填写逾期复验的理由')
  const missing = missingGlyphs(context.fonts, reason).map(describeCodePoint)
  if (missing.length > 0) {
    throw invalidInput('reason', `理由中的${missing.join('、')}无法印在文书上，请改用其他字`)
  }
}

type Act = {
  readonly taskId: string
  readonly author: string
  readonly at: string
  readonly reason: string
}

function write(context: Context, act: Act, { kind, key, changes }: RoundChange): void {
  const { db, deviceId } = context
  const old = findRecord(db, { taskId: act.taskId, kind, key })
  if (!old) return
  if (changes === null) {
    removeRecord(db, old.id, act.at, act.reason)
    writeJournal(context, act, old, [{ field: '', oldValue: old.body, newValue: null }])
    return
  }
  const applied = applyChanges(kind, old.body, changes)
  if (!applied.ok) throw new RangeError(`opening a round breaks ${kind} ${key}`)
  // Nulls and blanks where there was nothing are no change worth an entry.
  const changed = applied.changed.filter(
    ({ oldValue, newValue }) => !(oldValue === null && newValue === ''),
  )
  if (changed.length === 0) return
  const { author, at: savedAt } = act
  const revision = old.revision + 1
  saveRecord(db, { ...old, body: applied.body, author, savedAt, revision }, deviceId)
  writeJournal(context, act, old, changed)
}

function writeJournal(
  { db, deviceId }: Context,
  { taskId, author, at, reason }: Act,
  { id: recordId }: StoredRecord,
  changed: readonly FieldChange[],
): void {
  insertJournal(
    db,
    changed.map(({ field, oldValue, newValue }) => ({
      taskId,
      recordId,
      field,
      oldValue: JSON.stringify(oldValue ?? null),
      newValue: JSON.stringify(newValue ?? null),
      author,
      deviceId,
      at,
      reason,
    })),
  )
}
