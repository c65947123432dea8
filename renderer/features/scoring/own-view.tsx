import { useMemo } from 'react'
import { expertSheet, scoreKey } from '../../../shared/domain/record/read.ts'
import { scoreSheet } from '../../../shared/domain/scoring/index.ts'
import { useWorkspace } from '../../lib/workspace-store.ts'
import { HandIn } from './hand-in.tsx'
import { useLiveRecords } from './live-records.ts'
import { OwnItemCard } from './own-item-card.tsx'
import { OwnScenarioRow } from './own-scenario-row.tsx'
import { ScoreBoard } from './score-board.tsx'
import { hasClaim, useClaims } from './use-claims.ts'
import { useFigures } from './use-figures.ts'

/** 我的打分: the acting expert's own scores. */
export function OwnView() {
  const { workspace, acting, set } = useWorkspace()
  const records = useLiveRecords()
  const { selfAssessment, diagnosis } = workspace.package
  const claims = useClaims()
  const sheet = useMemo(() => expertSheet(records, acting.id), [records, acting.id])
  const result = useMemo(() => scoreSheet(set, sheet), [set, sheet])
  const series = useMemo(
    () => [...claims, { name: '我的打分', tone: 'panel' as const, result }],
    [claims, result],
  )
  const figures = useFigures(
    set,
    Object.fromEntries(
      set.items
        .filter(({ inputs }) => inputs !== undefined)
        .map(({ code }) => [code, records.body('score', scoreKey(acting.id, code)).inputs ?? {}]),
    ),
  )
  const targetOf = (code: string): string =>
    set.items.some((item) => item.code === code)
      ? `score:${scoreKey(acting.id, code)}`
      : `scenario-score:${scoreKey(acting.id, code)}`
  return (
    <ScoreBoard
      set={set}
      subject="我的打分"
      sheet={sheet}
      result={result}
      series={series}
      targetOf={targetOf}
      item={(item) => (
        <OwnItemCard
          key={item.code}
          item={item}
          expertId={acting.id}
          claim={selfAssessment.after.items[item.code]}
          diagnosis={diagnosis?.items[item.code]}
          hasClaims={hasClaim(selfAssessment.after)}
          hasDiagnosis={diagnosis !== null}
          figures={figures(item.code)}
        />
      )}
      scenario={(scenario) => (
        <OwnScenarioRow
          key={scenario.code}
          scenario={scenario}
          expertId={acting.id}
          claim={selfAssessment.after.scenarios[scenario.code]}
          diagnosis={diagnosis?.scenarios[scenario.code]}
        />
      )}
    >
      <HandIn
        set={set}
        records={records}
        expertId={acting.id}
        expertName={acting.name}
        targetOf={targetOf}
      />
    </ScoreBoard>
  )
}
