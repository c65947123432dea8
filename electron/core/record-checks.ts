import { getTask } from '../../db/queries/tasks.ts'
import type { Db } from '../../db/open.ts'
import { findQuestionSet } from '../../shared/catalog/index.ts'
import { problemsInAnswers } from '../../shared/domain/questionnaire/check-answers.ts'
import type { AnyRecordBody, RecordBody } from '../../shared/domain/record/kinds.ts'
import { AppError } from '../../shared/errors.ts'

/** A questionnaire is stored whole: known questions and options, every required answer. */
export function assertAnswersFit(db: Db, taskId: string, body: AnyRecordBody): void {
  const { id } = getTask(db, taskId).package.pinned.questionSet
  const set = findQuestionSet(id)
  if (!set) throw new AppError({ code: 'not-found', noun: '问卷', id })
  const { answers = {} }: RecordBody<'questionnaire'> = body
  const problems = problemsInAnswers(set, answers)
  if (problems.length > 0) throw new AppError({ code: 'input-invalid', problems })
}
