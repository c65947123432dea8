import type { Rubric } from '../../../../shared/catalog/types.ts'
import { presentExperts } from '../../../../shared/domain/panel/attendance.ts'
import {
  criteriaOf,
  expertMarks,
  panelRubric,
} from '../../../../shared/domain/panel/rubric-marks.ts'
import { scoreKey, type RecordIndex } from '../../../../shared/domain/record/read.ts'
import { formatPoints, rubricScore } from '../../../../shared/domain/scoring/index.ts'
import type { RubricMark } from '../../../../shared/domain/scoring/types.ts'
import type { Expert } from '../../../../shared/formats/task-package.ts'
import { Bar } from '../../../ui/bar.tsx'
import { StatusChip } from '../../../ui/status-chip.tsx'

type PanelMarksProps = {
  readonly rubric: Rubric
  readonly records: RecordIndex
  readonly experts: readonly Expert[]
}

/** The panel's mean by aspect beside each expert's marks, once all are in. */
export function PanelMarks({ rubric, records, experts }: PanelMarksProps) {
  const sheets = presentExperts(records, experts).map((expert) => {
    const marks = expertMarks(records, rubric, expert.id)
    return { expert, marks, result: rubricScore(rubric, marks) }
  })
  const panel = panelRubric(
    rubric,
    sheets.map(({ marks }) => marks),
  )
  return (
    <section className="panel-marks" aria-labelledby="panel-marks-title">
      <h2 id="panel-marks-title">
        专家组评议 {points(panel.totalMilli)} 分
        {panel.meetsPassMark !== null && (
          <StatusChip tone={panel.meetsPassMark ? 'ok' : 'action'}>
            {panel.meetsPassMark ? '达到合格线' : '低于合格线'}
          </StatusChip>
        )}
      </h2>
      <div className="panel-marks-frame" role="region" aria-label="各专家评议表" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">方面（权重）</th>
              <th scope="col">平均</th>
              <th scope="col">
                <span className="visually-hidden">平均分图示</span>
              </th>
              {sheets.map(({ expert }) => (
                <th key={expert.id} scope="col">
                  {expert.name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rubric.aspects.map(({ id, name, weight }) => {
              const mean = panel.aspects.find((aspect) => aspect.id === id)?.milli ?? null
              return (
                <tr key={id}>
                  <th scope="row">
                    {name}（{weight}%）
                  </th>
                  <td>
                    <strong>{points(mean)}</strong>
                  </td>
                  <td className="panel-marks-bar">
                    <Bar share={(mean ?? 0) / 100_000} tone="primary" />
                  </td>
                  {sheets.map(({ expert, result }) => (
                    <td key={expert.id}>
                      {points(result.aspects.find((aspect) => aspect.id === id)?.milli ?? null)}
                    </td>
                  ))}
                </tr>
              )
            })}
            <tr className="panel-marks-total">
              <th scope="row">加权合计</th>
              <td>
                <strong>{points(panel.totalMilli)}</strong>
              </td>
              <td className="panel-marks-bar">
                <Bar share={(panel.totalMilli ?? 0) / 100_000} tone="primary" />
              </td>
              {sheets.map(({ expert, result }) => (
                <td key={expert.id}>{points(result.totalMilli)}</td>
              ))}
            </tr>
          </tbody>
        </table>
      </div>
      <Reasons rubric={rubric} records={records} sheets={sheets} />
    </section>
  )
}

type ReasonsProps = Pick<PanelMarksProps, 'rubric' | 'records'> & {
  readonly sheets: readonly {
    readonly expert: Expert
    readonly marks: Readonly<Record<string, RubricMark>>
  }[]
}

/** Why points were taken off, or a criterion left out, and by whom. */
function Reasons({ rubric, records, sheets }: ReasonsProps) {
  const lines = criteriaOf(rubric).flatMap((criterion) =>
    sheets.flatMap(({ expert, marks }) => {
      const { reason } = records.body('rubric-mark', scoreKey(expert.id, criterion.id))
      const mark = marks[criterion.id]
      return mark === undefined || mark === 100_000
        ? []
        : [{ criterion, expert, mark, reason: reason ?? '' }]
    }),
  )
  if (lines.length === 0) return <p>各位专家均未扣分。</p>
  return (
    <details className="panel-marks-reasons">
      <summary>扣分与不适用的理由（{lines.length} 条）</summary>
      <ul>
        {lines.map(({ criterion, expert, mark, reason }) => (
          <li key={`${expert.id} ${criterion.id}`}>
            {criterion.title}：{expert.name}{' '}
            {mark === 'not-applicable' ? '不适用' : `${formatPoints(mark)} 分`}，{reason}
          </li>
        ))}
      </ul>
    </details>
  )
}

function points(milli: number | null): string {
  return milli === null ? '—' : formatPoints(milli)
}
