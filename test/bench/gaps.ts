import { join } from 'node:path'
import { listGaps } from '../../shared/domain/checks/gaps.ts'
import type { StoredRecord } from '../../shared/domain/record/kinds.ts'
import { aLongSurvey, surveyText } from '../fixtures/survey-list.ts'
import { summarize, takePairs } from './pairs.ts'
import { timeOf, type Bench } from './row.ts'
import { aSampleCore } from './sample-core.ts'

/** What is still missing of a task with 5,000 checkpoints: every rule, each time from the start. */
export const gaps5000: Bench = {
  name: 'gaps-5000',
  run: async (folder) => {
    const { core, call, taskId } = await aSampleCore(join(folder, 'data'))
    try {
      const source = { text: surveyText(aLongSurvey(5000)) }
      const target = { kind: 'own-checkpoint', taskId, source } as const
      const { sha256 } = await call('table.preview', target)
      await call('table.import', { ...target, sha256, acceptBadRows: false })
      const workspace = await call('task.get', { taskId })
      const pairs = await takePairs({
        pairs: 60,
        warmUps: 20,
        ours: () => timeOf(() => listGaps(workspace)),
        other: () => timeOf(() => plainGaps(workspace.records)),
      })
      return [
        {
          title: 'what is missing of 5,000 checkpoints',
          against: 'one plain loop over the records',
          summary: summarize(pairs),
          note: `${listGaps(workspace).length} gaps; ours asks every rule of the task`,
        },
      ]
    } finally {
      core.close()
    }
  },
}

/** The least that can be done: no index, no other rule. */
function plainGaps(records: readonly StoredRecord[]): readonly string[] {
  const gaps: string[] = []
  for (const { kind, body } of records) {
    if (kind === 'own-checkpoint' && 'title' in body && !('result' in body && body.result)) {
      gaps.push(`勘查点“${String(body.title)}”还没有结果`)
    }
  }
  return gaps
}
