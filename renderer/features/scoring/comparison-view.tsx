import { useMemo } from 'react'
import { levelLabels } from '../../../shared/catalog/terms.ts'
import type { IndicatorItem, Scenario } from '../../../shared/catalog/types.ts'
import { isSameAnswer } from '../../../shared/domain/scoring/index.ts'
import { presentExperts } from '../../../shared/domain/panel/attendance.ts'
import { maySeeScores } from '../../../shared/domain/panel/handing-in.ts'
import { expertSheet, verifiedSheet } from '../../../shared/domain/record/read.ts'
import {
  formatPoints,
  itemPoints,
  pointsFormat,
  scoreSheet,
} from '../../../shared/domain/scoring/index.ts'
import type { AnswerSheet, ScoreResult } from '../../../shared/domain/scoring/types.ts'
import { useWorkspace } from '../../lib/workspace-store.ts'
import { answerText, scenarioLevelText } from './answer-text.ts'
import { useLiveRecords } from './live-records.ts'
import { NextLevelHelp } from './next-level-help.tsx'
import { ScoreHead } from './score-head.tsx'
import { hasClaim } from './use-claims.ts'

type Column = {
  readonly name: string
  /** Null while the scores are hidden from the viewer. */
  readonly sheet: AnswerSheet | null
  readonly result: ScoreResult | null
  readonly isExpert: boolean
}

/** 汇总对比: claim, diagnosis, every expert and the panel's value in one table. */
export function ComparisonView() {
  const { set } = useWorkspace()
  const columns = useColumns()
  const { sheet, result: verified } = columns.at(-1) ?? {}
  const hasHidden = columns.some(({ sheet }) => sheet === null)
  return (
    <div className="score-view score-comparison">
      {verified && <ScoreHead set={set} result={verified} subject="专家组核定" />}
      {verified && sheet && (
        <NextLevelHelp set={set} sheet={sheet} result={verified} targetOf={null} />
      )}
      {hasHidden && <p className="score-section-note">“—”为未公开：专家全部提交后显示各人打分。</p>}
      <div className="comparison-frame" role="region" aria-label="汇总对比表" tabIndex={0}>
        <table className="comparison">
          <thead>
            <tr>
              <th scope="col">指标</th>
              {columns.map(({ name }) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <TotalRows columns={columns} />
            {set.items.map((item) => (
              <ItemRow key={item.code} item={item} columns={columns} />
            ))}
            {set.scenarios.map((scenario) => (
              <ScenarioCells key={scenario.code} scenario={scenario} columns={columns} />
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}

function useColumns(): readonly Column[] {
  const { workspace, acting, set } = useWorkspace()
  const records = useLiveRecords()
  return useMemo(() => {
    const { selfAssessment, diagnosis, panel } = workspace.package
    const column = (name: string, sheet: AnswerSheet | null, isExpert = false): Column => ({
      name,
      sheet,
      result: sheet && scoreSheet(set, sheet),
      isExpert,
    })
    const experts = presentExperts(records, panel.experts).map(({ id, name }) =>
      column(
        name,
        maySeeScores(records, panel.experts, acting.id, id) ? expertSheet(records, id) : null,
        true,
      ),
    )
    return [
      ...[
        column('改造前自评', selfAssessment.before),
        column('改造后自评', selfAssessment.after),
      ].filter(({ sheet }) => hasClaim(sheet)),
      ...(diagnosis ? [column('诊断', diagnosis)] : []),
      ...experts,
      column('核定', verifiedSheet(records)),
    ]
  }, [workspace, acting, set, records])
}

function TotalRows({ columns }: { readonly columns: readonly Column[] }) {
  const { set } = useWorkspace()
  const points = pointsFormat(
    columns.flatMap(({ result }) =>
      result ? [result.totalMilli, ...Object.values(result.dimensionMilli)] : [],
    ),
  )
  const rows: readonly (readonly [string, (result: ScoreResult) => string])[] = [
    ['等级', (result) => levelLabels[result.level]],
    ['总分', (result) => points(result.totalMilli)],
    ...set.dimensions.map(
      ({ id, name }) => [name, (result: ScoreResult) => points(result.dimensionMilli[id])] as const,
    ),
  ]
  return rows.map(([name, text]) => (
    <tr key={name} className="comparison-total">
      <th scope="row">{name}</th>
      {columns.map((column) => (
        <td key={column.name}>{column.result ? text(column.result) : '—'}</td>
      ))}
    </tr>
  ))
}

type RowProps = { readonly columns: readonly Column[] }

function ItemRow({ item, columns }: RowProps & { readonly item: IndicatorItem }) {
  const answers = columns.map(({ sheet }) => sheet?.items[item.code])
  return (
    <tr data-divergent={differs(columns, answers)}>
      <th scope="row">
        {item.code} {item.title}
      </th>
      {columns.map(({ name, sheet, isExpert }, index) => (
        <td key={name} data-expert={isExpert}>
          {sheet === null ? '—' : answerText(answers[index])}
          {sheet !== null && answers[index] !== undefined && (
            <span className="comparison-points">
              {formatPoints(itemPoints(item, answers[index]))}
            </span>
          )}
        </td>
      ))}
    </tr>
  )
}

function ScenarioCells({ scenario, columns }: RowProps & { readonly scenario: Scenario }) {
  const levels = columns.map(({ sheet }) => sheet?.scenarios[scenario.code])
  return (
    <tr data-divergent={differs(columns, levels)}>
      <th scope="row">
        {scenario.binding ? '★ ' : ''}
        {scenario.code} {scenario.title}
      </th>
      {columns.map(({ name, sheet, isExpert }, index) => (
        <td key={name} data-expert={isExpert}>
          {sheet === null ? '—' : scenarioLevelText(levels[index])}
        </td>
      ))}
    </tr>
  )
}

/** Whether the experts whose scores are open differ among themselves. */
function differs(columns: readonly Column[], values: readonly unknown[]): boolean {
  const shown = values.filter((_, index) => {
    const column = columns[index]
    return column?.isExpert === true && column.sheet !== null
  })
  return shown.some((value) => !isSameAnswer(value, shown[0]))
}
