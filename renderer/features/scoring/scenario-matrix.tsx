import type { ReactNode } from 'react'
import { gradedLevels } from '../../../shared/catalog/terms.ts'
import type { IndicatorSet, Scenario } from '../../../shared/catalog/types.ts'
import { scenarioLevelName } from '../../../shared/domain/scenario-check/scenario-check.ts'

type ScenarioMatrixProps = {
  readonly set: IndicatorSet
  /** How many scenarios have a level. */
  readonly filled: number
  readonly shown?: readonly Scenario[]
  readonly row: (scenario: Scenario) => ReactNode
}

/** The scenarios as a matrix by group; ★ marks the binding ones. */
export function ScenarioMatrix({ set, filled, shown = set.scenarios, row }: ScenarioMatrixProps) {
  return (
    <section id="scoring-scenarios" className="scenario-matrix" aria-labelledby="scenarios-title">
      <h2 id="scenarios-title" tabIndex={-1}>
        应用场景
        <span className="score-section-count">
          {filled} / {set.scenarios.length}
        </span>
      </h2>
      <p className="score-section-note">
        ★ 为约束性场景。逐级符合判断标准才可定级；点击单元格或按 0 至 4 键定级。
      </p>
      <div className="scenario-heads" aria-hidden>
        <span>场景</span>
        <div className="scenario-cells">
          {[0, ...gradedLevels].map((level) => (
            <span key={level}>{scenarioLevelName(level)}</span>
          ))}
        </div>
      </div>
      {set.scenarioGroups.map(({ id, name }) => {
        const scenarios = shown.filter(({ group }) => group === id)
        return scenarios.length === 0 ? null : (
          <div key={id}>
            <h3 className="scenario-group">{name}</h3>
            {scenarios.map(row)}
          </div>
        )
      })}
    </section>
  )
}
