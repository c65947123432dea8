import { useMemo } from 'react'
import { levelName } from '../../../shared/catalog/index.ts'
import { comparisonRows } from '../../../shared/domain/comparison/rows.ts'
import { verifiedSheet } from '../../../shared/domain/record/read.ts'
import { isWhole, scoreSheet } from '../../../shared/domain/scoring/index.ts'
import type { TaskPackage } from '../../../shared/formats/task-package.ts'
import { walkItems } from '../../lib/walk.ts'
import { useWorkspace } from '../../lib/workspace-store.ts'
import { StatusChip } from '../../ui/status-chip.tsx'
import { ComparisonCard } from './comparison-card.tsx'

/** Plan (附件3) against claim (附件4), item by item: works, period, level, cloud, spend, effects. */
export function ComparisonList() {
  const { workspace, records, gapOf } = useWorkspace()
  const rows = useMemo(() => comparisonRows(workspace.package), [workspace.package])
  const level = useVerifiedLevel()
  const done = rows.filter(({ key }) => records.body('comparison', key).result).length
  return (
    <section aria-labelledby="comparison-title">
      <div className="review-head">
        <h2 id="comparison-title">计划与成果对照</h2>
        <StatusChip tone={done === rows.length ? 'ok' : 'neutral'}>
          已核实 {done} / {rows.length}
        </StatusChip>
      </div>
      <WholeTexts {...workspace.package} />
      <div onKeyDown={walkItems('.record-card')}>
        {rows.map((row) => (
          <ComparisonCard
            key={row.key}
            row={row}
            established={row.key === 'level' ? level : null}
            gap={gapOf.get(`comparison:${row.key}`)}
          />
        ))}
      </div>
    </section>
  )
}

/** The level that the scoring has come to; 待核定 until everything is verified. */
function useVerifiedLevel(): string {
  const { records, set } = useWorkspace()
  const result = scoreSheet(set, verifiedSheet(records))
  return `核定等级：${isWhole(result) ? levelName(result.level) : '待核定（评测打分完成后显示）'}`
}

/** What the rows are taken from, word for word. */
function WholeTexts({ filing, application }: Pick<TaskPackage, 'filing' | 'application'>) {
  return (
    <details className="review-whole">
      <summary>建设内容全文（附件3、附件4）</summary>
      <div className="review-compared">
        <section>
          <h3>项目建设内容（附件3）</h3>
          <p>{filing.content}</p>
        </section>
        <section>
          <h3>主要完成的建设内容（附件4）</h3>
          <p>{application.completedContent}</p>
        </section>
      </div>
    </details>
  )
}
