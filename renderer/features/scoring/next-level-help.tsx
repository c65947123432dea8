import { levelLabels } from '../../../shared/catalog/terms.ts'
import type { IndicatorSet } from '../../../shared/catalog/types.ts'
import { formatPoints, helpToNextLevel } from '../../../shared/domain/scoring/index.ts'
import type { AnswerSheet, ScoreResult } from '../../../shared/domain/scoring/types.ts'
import { scenarioLevelText } from './answer-text.ts'
import { goTo } from './score-guide.tsx'

type Props = {
  readonly set: IndicatorSet
  readonly sheet: AnswerSheet
  readonly result: ScoreResult
  /** Id of the element of an item or scenario on this screen; null where they are not on it. */
  readonly targetOf: ((code: string) => string) | null
}

/** What is missing for the next level, by name: the nearest first, each a jump. */
export function NextLevelHelp({ set, sheet, result, targetOf }: Props) {
  const { scenarios, items } = helpToNextLevel(set, sheet, result)
  const next = result.nextLevel
  if (next === null || scenarios.length + items.length === 0) return null
  const label = levelLabels[next.level]
  return (
    <details className="next-level">
      <summary>距{label}差在哪</summary>
      {scenarios.length > 0 && (
        <List
          title={`还未到${label}的场景，最近的在前（★ 约束性）`}
          entries={scenarios.map(({ code, title, binding, level }) => ({
            code,
            text: `${binding ? '★ ' : ''}${code} ${title}`,
            figure: `现为${scenarioLevelText(level)}`,
          }))}
          targetOf={targetOf}
        />
      )}
      {items.length > 0 && (
        <List
          title="还有分可得的采集项，多的在前"
          entries={items.map(({ code, title, openMilli }) => ({
            code,
            text: `${code} ${title}`,
            figure: `还有 ${formatPoints(openMilli)} 分`,
          }))}
          targetOf={targetOf}
        />
      )}
    </details>
  )
}

type ListProps = Pick<Props, 'targetOf'> & {
  readonly title: string
  readonly entries: readonly {
    readonly code: string
    readonly text: string
    readonly figure: string
  }[]
}

function List({ title, entries, targetOf }: ListProps) {
  return (
    <>
      <p className="next-level-title">{title}</p>
      <ul className="next-level-list">
        {entries.map(({ code, text, figure }) => (
          <li key={code}>
            {targetOf ? (
              <button type="button" onClick={() => goTo(targetOf(code))}>
                {text}
              </button>
            ) : (
              <span>{text}</span>
            )}
            <span className="next-level-figure">{figure}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
