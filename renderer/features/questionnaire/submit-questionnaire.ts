import type { QuestionSet } from '../../../shared/catalog/index.ts'
import { submittedAnswers, type Answers } from '../../../shared/domain/questionnaire/answers.ts'
import { call } from '../../lib/core-client.ts'
import { trackSaving } from '../../lib/save-state.ts'
import { showRecord } from '../../lib/workspace-store.ts'

/** Saves one filled-in questionnaire as one record; answers once core has committed it. */
export async function submitQuestionnaire(
  taskId: string,
  key: string,
  set: QuestionSet,
  department: string,
  answers: Answers,
): Promise<void> {
  const saving = call('record.save', {
    taskId,
    kind: 'questionnaire',
    key,
    changes: {
      department: department.trim(),
      filledAt: new Date().toISOString(),
      answers: submittedAnswers(set, answers),
    },
  })
  const { record } = await trackSaving(`questionnaire ${key}`, saving)
  showRecord(record)
}
