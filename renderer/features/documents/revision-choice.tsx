import { Select } from 'antd'
import { standingOpinion } from '../../../shared/domain/rounds/index.ts'
import type { OpinionRevision } from '../../../shared/domain/task/workspace.ts'
import { useWorkspace } from '../../lib/workspace-store.ts'

type RevisionChoiceProps = {
  /** Null for what stands now. */
  readonly value: number | null
  readonly onChange: (revision: number | null) => void
}

/** Which frozen revision the documents are made from; nothing to choose while there is one state. */
export function RevisionChoice({ value, onChange }: RevisionChoiceProps) {
  const { workspace } = useWorkspace()
  const { revisions, summary } = workspace
  const standing = standingOpinion(workspace)
  const earlier = revisions.filter(({ revision }) => revision !== standing?.revision)
  if (earlier.length === 0) return null
  const now = standing ? `第 ${standing.revision} 版（现行）` : `第 ${summary.revision} 版（草稿）`
  return (
    <Select<number>
      aria-label="文书版本"
      className="revision-choice"
      value={value ?? NOW}
      options={[
        { value: NOW, label: now },
        ...earlier.toReversed().map((one) => ({ value: one.revision, label: nameOf(one) })),
      ]}
      onChange={(revision) => onChange(revision === NOW ? null : revision)}
    />
  )
}

/** No revision has this number: they count from 1. */
const NOW = 0

function nameOf({ revision, round, state }: OpinionRevision): string {
  return `第 ${revision} 版（${state === 'withdrawn' ? '已作废' : `第 ${round} 轮`}）`
}
