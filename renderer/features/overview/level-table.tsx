import { levelLabels, levelName } from '../../../shared/catalog/index.ts'
import {
  explainBandDifference,
  levelByScoreBand,
  pointsFormat,
  scoreSheet,
  type AnswerSheet,
} from '../../../shared/domain/scoring/index.ts'

import { useWorkspace } from '../../lib/workspace-store.ts'
import { StatusChip } from '../../ui/status-chip.tsx'

type Row = {
  readonly name: string
  readonly sheet: AnswerSheet
  /** The level written in the form, against which the computed one is held. */
  readonly stated: number | null
}

/** Levels of the company's own assessment and of the diagnosis, computed anew from their answers. */
export function LevelTable() {
  const { workspace, set } = useWorkspace()
  const { application, selfAssessment, diagnosis } = workspace.package
  const rows: readonly Row[] = [
    ...(diagnosis ? [{ name: '诊断评测', sheet: diagnosis, stated: null }] : []),
    {
      name: '企业自评（改造前）',
      sheet: selfAssessment.before,
      stated: application.levelBefore,
    },
    {
      name: '企业自评（改造后）',
      sheet: selfAssessment.after,
      stated: application.levelAfter,
    },
  ]
  const scored = rows.map((row) => ({ ...row, result: scoreSheet(set, row.sheet) }))
  const points = pointsFormat(
    scored.flatMap(({ result }) => [result.totalMilli, ...Object.values(result.dimensionMilli)]),
  )
  const notes = scored.flatMap(({ name, result }) => {
    const note = explainBandDifference(result)
    return note === null ? [] : [`${name}：${note}`]
  })
  return (
    <section className="overview-section">
      <h2>数字化水平等级</h2>
      <table className="overview-table">
        <caption className="visually-hidden">按{set.title}由各次填报重新计算</caption>
        <thead>
          <tr>
            <th scope="col">评测</th>
            {set.dimensions.map(({ id, name }) => (
              <th key={id} scope="col" className="overview-number">
                {name}
              </th>
            ))}
            <th scope="col" className="overview-number">
              合计
            </th>
            <th scope="col">计算等级</th>
            <th scope="col">附件4 分数段</th>
            <th scope="col">申请表所填</th>
          </tr>
        </thead>
        <tbody>
          {scored.map(({ name, result, stated }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {set.dimensions.map(({ id }) => (
                <td key={id} className="overview-number">
                  {points(result.dimensionMilli[id])}
                </td>
              ))}
              <td className="overview-number">{points(result.totalMilli)}</td>
              <td>
                <strong>{levelLabels[result.level]}</strong>
              </td>
              <td>{levelLabels[levelByScoreBand(result.totalMilli)]}</td>
              <td>{stated !== null && <Stated stated={stated} computed={result.level} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <ul className="overview-notes">
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </section>
  )
}

function Stated({ stated, computed }: { readonly stated: number; readonly computed: number }) {
  const isSame = stated === computed
  return (
    <StatusChip tone={isSame ? 'ok' : 'action'}>
      {levelName(stated)}
      {isSame ? '，一致' : stated > computed ? '，高于计算等级' : '，低于计算等级'}
    </StatusChip>
  )
}
