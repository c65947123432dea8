import { useMemo, useState } from 'react'
import { agreedChanges } from '../../../shared/domain/panel/agreement.ts'
import { isAllIn } from '../../../shared/domain/panel/handing-in.ts'
import { verifiedSheet } from '../../../shared/domain/record/read.ts'
import { explainBandDifference, scoreSheet } from '../../../shared/domain/scoring/index.ts'
import { useJumpTarget } from '../../lib/jump.ts'
import { saveRecord } from '../../lib/record-writer.ts'
import { useMayWrite } from '../../lib/use-may-write.ts'
import { useWorkspace } from '../../lib/workspace-store.ts'
import { AgreeBar } from './agree-bar.tsx'
import { useLiveRecords } from './live-records.ts'
import { PanelSheets } from './panel-sheets.tsx'
import { ScoreBoard } from './score-board.tsx'
import { useClaims } from './use-claims.ts'
import { useFigures } from './use-figures.ts'
import { useVotes } from './use-votes.ts'
import { VerifiedItemCard } from './verified-item-card.tsx'
import { VerifiedScenarioRow } from './verified-scenario-row.tsx'

/** 专家组核定: the panel's verified values, written by the leader. */
export function VerifiedView() {
  const { workspace, set, gaps } = useWorkspace()
  const canEdit = useMayWrite('verified-item')
  const records = useLiveRecords()
  const { selfAssessment, diagnosis, panel } = workspace.package
  // What 待定 shows stays until it is chosen again: a card must not vanish while its reason is typed.
  const [kept, setKept] = useState<ReadonlySet<string> | null>(null)
  const target = useJumpTarget()
  const claims = useClaims()
  const sheet = useMemo(() => verifiedSheet(records), [records])
  const result = useMemo(() => scoreSheet(set, sheet), [set, sheet])
  const series = useMemo(
    () => [...claims, { name: '核定', tone: 'panel' as const, result }],
    [claims, result],
  )
  const votes = useVotes(set, records, panel.experts)
  const figures = useFigures(
    set,
    Object.fromEntries(
      set.items
        .filter(({ inputs }) => inputs !== undefined)
        .map(({ code }) => [code, records.body('verified-item', code).inputs ?? {}]),
    ),
  )
  const areVotesOpen = isAllIn(records, panel.experts)
  const agreed = areVotesOpen ? agreedChanges(set, records, panel.experts) : []
  const open = new Set(
    gaps.flatMap(({ target, isBlocking }) =>
      isBlocking && target?.startsWith('verified-') ? [target] : [],
    ),
  )
  const isShown = (id: string) => kept === null || kept.has(id) || open.has(id)
  if (target !== null && !isShown(target)) setKept(null)
  const targetOf = (code: string): string =>
    set.items.some((item) => item.code === code)
      ? `verified-item:${code}`
      : `verified-scenario:${code}`
  const bandDifference = explainBandDifference(result)

  function takeAgreed(): void {
    const taken = new Set(agreed.map(({ kind, key }) => `${kind}:${key}`))
    setKept(new Set([...open].filter((id) => !taken.has(id))))
    const note = { reason: '采用一致意见', changeId: crypto.randomUUID() }
    for (const { kind, key, changes } of agreed) {
      saveRecord({ taskId: workspace.summary.id, kind, key }, changes, 'now', note)
    }
  }
  return (
    <ScoreBoard
      set={set}
      subject="专家组核定"
      sheet={sheet}
      result={result}
      series={series}
      targetOf={targetOf}
      isShown={isShown}
      lead={
        <>
          {bandDifference && <p className="score-band-note">{bandDifference}</p>}
          <PanelSheets records={records} experts={panel.experts} />
          <AgreeBar
            agreedCount={agreed.length}
            openCount={open.size}
            isAllIn={areVotesOpen}
            canEdit={canEdit}
            filter={kept === null ? 'all' : 'open'}
            onFilter={(filter) => setKept(filter === 'all' ? null : open)}
            onAgree={takeAgreed}
          />
        </>
      }
      item={(item) => (
        <VerifiedItemCard
          key={item.code}
          item={item}
          claim={selfAssessment.after.items[item.code]}
          diagnosis={diagnosis?.items[item.code]}
          votes={votes.item(item.code)}
          areVotesOpen={areVotesOpen}
          figures={figures(item.code)}
        />
      )}
      scenario={(scenario) => (
        <VerifiedScenarioRow
          key={scenario.code}
          scenario={scenario}
          claim={selfAssessment.after.scenarios[scenario.code]}
          diagnosis={diagnosis?.scenarios[scenario.code]}
          votes={votes.scenario(scenario.code)}
          areVotesOpen={areVotesOpen}
        />
      )}
    />
  )
}
