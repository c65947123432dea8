import { getTask } from '../../db/queries/tasks.ts'
import type { Db } from '../../db/open.ts'
import { findQuestionSet } from '../../shared/catalog/index.ts'
import {
  CLOSED_INTERVIEW,
  confirmationProblem,
  isConfirmed,
} from '../../shared/domain/interview/confirmation.ts'
import { problemsInAnswers } from '../../shared/domain/questionnaire/check-answers.ts'
import type {
  AnyRecordBody,
  RecordBody,
  RecordKind,
  StoredRecord,
} from '../../shared/domain/record/kinds.ts'
import { AppError } from '../../shared/errors.ts'
import type { Context } from './context.ts'
import { assertMayLead, assertSubstituteFits } from './panel-checks.ts'

/** Checks of a record against the rest of its task, which its own form can't know. */
export function assertFits(
  { db, fonts }: Pick<Context, 'db' | 'fonts'>,
  { taskId, kind, key }: Pick<StoredRecord, 'taskId' | 'kind' | 'key'>,
  body: AnyRecordBody,
): void {
  if (kind === 'questionnaire') assertAnswersFit(db, taskId, body)
  if (kind === 'panel') assertMayLead(db, taskId, body)
  if (kind === 'substitute') assertSubstituteFits({ db, fonts }, taskId, key, body)
}

/** A questionnaire is stored whole: known questions and options, every required answer. */
function assertAnswersFit(db: Db, taskId: string, body: AnyRecordBody): void {
  const { id } = getTask(db, taskId).package.pinned.questionSet
  const set = findQuestionSet(id)
  if (!set) throw new AppError({ code: 'not-found', noun: '问卷', id })
  const { answers = {} }: RecordBody<'questionnaire'> = body
  const problems = problemsInAnswers(set, answers)
  if (problems.length > 0) throw new AppError({ code: 'input-invalid', problems })
}

/** What is confirmed stays as it is until the confirmation is withdrawn, and that takes a reason. */
export function assertConfirmationHolds(
  old: AnyRecordBody,
  next: AnyRecordBody,
  reason: string | undefined,
): void {
  const message = confirmationProblem(old, next, reason)
  if (message !== null) throw new AppError({ code: 'not-allowed', message })
}

type KindAndBody = { readonly kind: RecordKind; readonly body: AnyRecordBody }

/** Removal, undo and redo go past the fields: an interview that is confirmed takes none of them. */
export function assertNotConfirmed({ kind, body }: KindAndBody): void {
  if (kind !== 'interview' || !isConfirmed(body)) return
  throw new AppError({ code: 'not-allowed', message: CLOSED_INTERVIEW })
}
