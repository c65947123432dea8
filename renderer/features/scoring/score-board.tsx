import type { ReactNode } from 'react'
import type { IndicatorItem, IndicatorSet, Scenario } from '../../../shared/catalog/types.ts'
import type { AnswerSheet, ScoreResult } from '../../../shared/domain/scoring/types.ts'
import { walkItems } from '../../lib/walk.ts'
import { ItemList } from './item-list.tsx'
import { NextLevelHelp } from './next-level-help.tsx'
import { ScenarioMatrix } from './scenario-matrix.tsx'
import { ScoreGuide } from './score-guide.tsx'
import { ScoreHead } from './score-head.tsx'
import { ScoreRadar, type ScoredSeries } from './score-radar.tsx'

type ScoreBoardProps = {
  readonly set: IndicatorSet
  /** Whose scores these are. */
  readonly subject: string
  readonly sheet: AnswerSheet
  readonly result: ScoreResult
  readonly series: readonly ScoredSeries[]
  /** Id of the element of an item or scenario. */
  readonly targetOf: (code: string) => string
  /** Whether the element with this id is among those to show. */
  readonly isShown?: (id: string) => boolean
  readonly item: (item: IndicatorItem) => ReactNode
  readonly scenario: (scenario: Scenario) => ReactNode
  /** Between the sums and the items. */
  readonly lead?: ReactNode
  /** Under it all. */
  readonly children?: ReactNode
}

/** Sums, items, picture and matrix: the same for one expert's sheet and for the panel's. */
export function ScoreBoard(props: ScoreBoardProps) {
  const { set, subject, sheet, result, targetOf, isShown = () => true } = props
  const answered = new Set([...Object.keys(sheet.items), ...Object.keys(sheet.scenarios)])
  return (
    <div className="score-view" onKeyDown={walkItems('[data-walk]')}>
      <ScoreHead set={set} result={result} subject={subject} />
      <NextLevelHelp set={set} sheet={sheet} result={result} targetOf={targetOf} />
      {props.lead}
      <div className="score-columns">
        <div className="score-main">
          <ItemList
            set={set}
            answered={answered}
            shown={set.items.filter(({ code }) => isShown(targetOf(code)))}
            card={props.item}
          />
        </div>
        <aside className="score-aside" aria-label="得分图与定位">
          <ScoreRadar set={set} series={props.series} />
          <ScoreGuide set={set} answered={answered} targetOf={targetOf} />
        </aside>
      </div>
      <ScenarioMatrix
        set={set}
        filled={Object.keys(sheet.scenarios).length}
        shown={set.scenarios.filter(({ code }) => isShown(targetOf(code)))}
        row={props.scenario}
      />
      {props.children}
    </div>
  )
}
