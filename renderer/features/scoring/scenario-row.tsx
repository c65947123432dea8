import { DownOutlined, UpOutlined } from '@ant-design/icons'
import { useState, type KeyboardEvent, type ReactNode } from 'react'
import { gradedLevels } from '../../../shared/catalog/terms.ts'
import type { GradedLevel, Level, Scenario } from '../../../shared/catalog/types.ts'
import { scenarioLevelName } from '../../../shared/domain/scenario-check/scenario-check.ts'
import type { Mark } from './answer-text.ts'
import { Marks } from './marks.tsx'
import { hasModifier, moveInGroup, optionsOf } from '../../lib/walk.ts'

const LEVELS: readonly Level[] = [0, ...gradedLevels]

type ScenarioRowProps = {
  /** `<kind>:<key>` of the record. */
  readonly id: string
  readonly scenario: Scenario
  readonly level: number | null | undefined
  readonly marks: Readonly<Record<string, readonly Mark[]>>
  readonly canEdit: boolean
  readonly isDivergent?: boolean
  /** Opens the details at the start, where they ask for something. */
  readonly isOpen?: boolean
  readonly onLevel: (level: number | null) => void
  /** Under the title: what others say. */
  readonly summary?: ReactNode
  /** Note and evidence, drawn once opened. */
  readonly children: ReactNode
}

/** One scenario of the matrix: a click or 0 to 4 sets its level. */
export function ScenarioRow(props: ScenarioRowProps) {
  const { id, scenario, level, marks, canEdit, onLevel } = props
  const [isToggled, setIsToggled] = useState<boolean | null>(null)
  const isOpen = isToggled ?? props.isOpen ?? false
  const titleId = `${id}-title`
  const take = (next: number) => {
    if (canEdit) onLevel(next === level ? null : next)
  }
  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    if (hasModifier(event) || moveInGroup(event)) return
    if (!/^[0-4]$/.test(event.key)) return
    event.preventDefault()
    if (Number(event.key) !== level) take(Number(event.key))
    optionsOf(event.currentTarget)[Number(event.key)]?.focus()
  }
  return (
    <article
      id={id}
      className="scenario"
      tabIndex={-1}
      aria-labelledby={titleId}
      data-divergent={props.isDivergent ?? false}
    >
      <div className="scenario-row">
        <div className="scenario-head">
          <h4 id={titleId}>
            <span className="scenario-star" data-binding={scenario.binding}>
              {scenario.binding ? '★' : ''}
            </span>
            {scenario.code} {scenario.title}
            <span className="visually-hidden">{scenario.binding ? '（约束性）' : ''}</span>
          </h4>
          {props.summary}
          <button
            type="button"
            className="scenario-toggle"
            aria-expanded={isOpen}
            onClick={() => setIsToggled(!isOpen)}
          >
            {isOpen ? <UpOutlined /> : <DownOutlined />} {isOpen ? '收起' : '全文与备注'}
          </button>
        </div>
        <div
          className="scenario-cells"
          role="radiogroup"
          aria-labelledby={titleId}
          data-walk
          data-open={isOpen}
          onKeyDown={onKeyDown}
        >
          {LEVELS.map((one) => (
            <button
              key={one}
              type="button"
              role="radio"
              className="scenario-cell"
              aria-checked={one === level}
              data-option={one}
              data-column={one}
              tabIndex={one === (level ?? 0) ? 0 : -1}
              disabled={!canEdit}
              onClick={() => take(one)}
            >
              <span className="scenario-level">{scenarioLevelName(one)}</span>
              {one > 0 && <span className="scenario-criterion">{criterion(scenario, one)}</span>}
              <Marks marks={marks[String(one)] ?? []} />
            </button>
          ))}
        </div>
      </div>
      {isOpen && (
        <div className="scenario-details">
          <EvidenceHints scenario={scenario} level={level} />
          {props.children}
        </div>
      )}
    </article>
  )
}

function criterion(scenario: Scenario, level: Level): string {
  return level === 0 ? '' : scenario.criteria[level]
}

function EvidenceHints({ scenario, level }: Pick<ScenarioRowProps, 'scenario' | 'level'>) {
  const shown: readonly GradedLevel[] = gradedLevels.filter((one) => !level || one === level)
  return (
    <ul className="scenario-hints">
      {shown.map((one) => (
        <li key={one}>
          {scenarioLevelName(one)}可看的佐证：{scenario.evidenceHints[one].join('；')}
        </li>
      ))}
    </ul>
  )
}
