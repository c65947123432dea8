import { findFrozenOpinion } from '../../db/queries/opinions.ts'
import { findRecord, listRecords, listRecordsOfKinds } from '../../db/queries/records.ts'
import { getTask } from '../../db/queries/tasks.ts'
import type { Db } from '../../db/open.ts'
import { findIndicatorSet, findRubric } from '../../shared/catalog/index.ts'
import { missingBeforeHandingIn } from '../../shared/domain/panel/handing-in.ts'
import { missingMarks } from '../../shared/domain/panel/rubric-marks.ts'
import { indexRecords } from '../../shared/domain/record/read.ts'
import { maySeeRecord } from '../../shared/domain/panel/visible-records.ts'
import type { RecordKind, StoredRecord } from '../../shared/domain/record/kinds.ts'
import { isOwnJudgement, recordPermission } from '../../shared/domain/record/permission.ts'
import { AppError } from '../../shared/errors.ts'
import type { Expert } from '../../shared/formats/task-package.ts'
import { getActingExpert, loadPanel } from './workspace.ts'

/** Refuses while a frozen opinion stands: its content must not drift from what is signed. */
export function assertNotFrozen(db: Db, taskId: string): void {
  const frozen = findFrozenOpinion(db, taskId)
  if (frozen) throw new AppError({ code: 'task-frozen', revision: frozen.revision })
}

/** The acting expert, when this record is theirs to write. */
export function assertMayWrite(db: Db, taskId: string, kind: RecordKind, key: string): Expert {
  assertNotFrozen(db, taskId)
  const expert = getActingExpert(db, taskId)
  assertIsTheirs(db, taskId, expert, kind, key)
  return expert
}

/** Refuses an expert a record that is not theirs to write, while nothing is frozen. */
export function assertIsTheirs(
  db: Db,
  taskId: string,
  expert: Expert,
  kind: RecordKind,
  key: string,
): void {
  const refusal = recordPermission(expert, kind, key)
  if (refusal !== null) throw new AppError({ code: 'not-allowed', message: refusal })
  if (isOwnJudgement(kind)) assertNotHandedIn(db, taskId, expert.id)
}

/** Scores that are handed in are closed until their expert takes them back. */
function assertNotHandedIn(db: Db, taskId: string, expertId: string): void {
  const sheet = findRecord(db, { taskId, kind: 'score-sheet', key: expertId })
  if (!sheet?.body || !('handedInAt' in sheet.body) || !sheet.body.handedInAt) return
  throw new AppError({ code: 'not-allowed', message: '打分已提交。如需修改，请先撤回打分。' })
}

/** Tells which records of a task the acting expert may see. */
export function sight(
  db: Db,
  taskId: string,
): (record: Pick<StoredRecord, 'kind' | 'key'>) => boolean {
  const { experts, acting } = loadPanel(db, taskId)
  const records = indexRecords(listRecordsOfKinds(db, taskId, ['score-sheet']))
  return (record) => maySeeRecord(records, experts, acting.id, record)
}

/** Another expert's scores stay out of sight until every sheet is in. */
export function assertMaySee(db: Db, taskId: string, kind: RecordKind, key: string): void {
  if (sight(db, taskId)({ kind, key })) return
  throw new AppError({
    code: 'not-allowed',
    message: '全部专家提交打分之后，才能看到他人的打分。',
  })
}

/**
 * A score sheet is handed in whole: every item and scenario has the expert's answer, every criterion
 * of the rubric a mark and every deduction its reason.
 */
export function assertScoresComplete(db: Db, taskId: string, expertId: string): void {
  const { package: pkg } = getTask(db, taskId)
  const set = findIndicatorSet(pkg.pinned.indicatorSet.id)
  const rubric = findRubric(pkg.pinned.rubric.id)
  if (!set || !rubric) throw new RangeError('a validated package pins known catalogs')
  const records = indexRecords(listRecords(db, taskId))
  const scores = missingBeforeHandingIn(set, records, expertId)
  const marks = missingMarks(rubric, records, expertId).map(({ criterion }) => criterion.title)
  if (scores.length === 0 && marks.length === 0) return
  const sentences = [
    scores.length === 0 ? '' : `还有 ${scores.length} 项没有打分：${scores.join('、')}。`,
    marks.length === 0
      ? ''
      : `验收评议还有 ${marks.length} 个要点没有评分或没有写理由：${marks.join('、')}。`,
  ]
  throw new AppError({
    code: 'not-allowed',
    message: `打分没有提交，已填写的都在。${sentences.join('')}`,
  })
}

/** The acting expert, when they lead the panel. */
export function assertLeader(db: Db, taskId: string, what: string): Expert {
  const expert = getActingExpert(db, taskId)
  if (expert.role !== 'leader') {
    throw new AppError({
      code: 'not-allowed',
      message: `只有组长可以${what}。请切换到组长后再操作。`,
    })
  }
  return expert
}
