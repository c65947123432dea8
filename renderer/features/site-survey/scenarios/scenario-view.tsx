import { Checkbox } from 'antd'
import { useState } from 'react'
import { isBelowClaim } from '../../../../shared/domain/scenario-check/scenario-check.ts'
import { useJumpedTo } from '../../../lib/jump.ts'
import { walkItems } from '../../../lib/walk.ts'
import { useWorkspace } from '../../../lib/workspace-store.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ScenarioCard } from './scenario-card.tsx'
import './scenarios.css'

/** 应用场景: every scenario of the indicator set, verified on site against its claim. */
export function ScenarioView() {
  const { workspace, records, gapOf, set } = useWorkspace()
  const { selfAssessment, diagnosis } = workspace.package
  const { before, after } = selfAssessment
  /** What was open when the filter was switched on: a card does not vanish under the finger. */
  const [shown, setShown] = useState<ReadonlySet<string> | null>(null)
  useJumpedTo((target) => {
    if (target.startsWith('scenario-check:')) setShown(null)
  })
  /** A task entered on site has no self-assessment. */
  const hasClaims = Object.keys(after.scenarios).length > 0
  const levelOf = (code: string) => records.body('scenario-check', code).level
  const isOpen = (code: string) =>
    typeof levelOf(code) !== 'number' || gapOf.has(`scenario-check:${code}`)
  const open = set.scenarios.flatMap(({ code }) => (isOpen(code) ? [code] : []))
  const below = set.scenarios.filter(({ code }) =>
    isBelowClaim(levelOf(code), after.scenarios[code]),
  )
  const groups = set.scenarioGroups.flatMap(({ id, name }) => {
    const scenarios = set.scenarios.filter(
      ({ group, code }) => group === id && (shown === null || shown.has(code)),
    )
    return scenarios.length === 0 ? [] : [{ id, name, scenarios }]
  })
  return (
    <section aria-label="应用场景">
      <div className="survey-head">
        <p>
          已核查 <strong>{set.scenarios.length - open.length}</strong> / {set.scenarios.length}
          {hasClaims ? `，低于申报 ${below.length}。数字键 1 为与申报一致。` : '。'}
        </p>
        <Checkbox
          className="survey-filter"
          checked={shown !== null}
          onChange={(event) => setShown(event.target.checked ? new Set(open) : null)}
        >
          只看未核查
        </Checkbox>
      </div>
      {groups.length === 0 && (
        <EmptyState title="应用场景都已核查" note="取消“只看未核查”可查看全部应用场景。" />
      )}
      <div className="scenario-checks" onKeyDown={walkItems('.record-card')}>
        {groups.map(({ id, name, scenarios }) => (
          <section key={id} aria-labelledby={`scenarios-${id}`}>
            <h2 id={`scenarios-${id}`} className="scenario-group">
              {name}
            </h2>
            {scenarios.map((scenario) => (
              <ScenarioCard
                key={scenario.code}
                scenario={scenario}
                before={before.scenarios[scenario.code]}
                after={after.scenarios[scenario.code]}
                diagnosis={diagnosis?.scenarios[scenario.code]}
                gap={gapOf.get(`scenario-check:${scenario.code}`)}
              />
            ))}
          </section>
        ))}
      </div>
    </section>
  )
}
