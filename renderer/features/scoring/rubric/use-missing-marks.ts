import { missingMarks, rubricOf } from '../../../../shared/domain/panel/rubric-marks.ts'
import { scoreKey, type RecordIndex } from '../../../../shared/domain/record/read.ts'
import { useWorkspace } from '../../../lib/workspace-store.ts'

export type MissingMarks = {
  readonly count: number
  /** Element of the first of them, to jump to. */
  readonly target: string | null
}

/** What one expert's part of the rubric still lacks before the scores can be handed in. */
export function useMissingMarks(records: RecordIndex, expertId: string): MissingMarks {
  const { workspace } = useWorkspace()
  const rubric = rubricOf(workspace)
  const missing = rubric ? missingMarks(rubric, records, expertId) : []
  const first = missing[0]?.criterion.id
  const target = first === undefined ? null : `rubric-mark:${scoreKey(expertId, first)}`
  return { count: missing.length, target }
}
