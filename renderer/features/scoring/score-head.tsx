import type { IndicatorSet } from '../../../shared/catalog/types.ts'
import { levelLabels } from '../../../shared/catalog/terms.ts'
import { explainNextLevel, formatPoints } from '../../../shared/domain/scoring/index.ts'
import type { ScoreResult } from '../../../shared/domain/scoring/types.ts'
import { Bar } from '../../ui/bar.tsx'

type ScoreHeadProps = {
  readonly set: IndicatorSet
  readonly result: ScoreResult
  /** Whose scores these are. */
  readonly subject: string
}

/** Points, level and what is missing for the next level: stays in sight while scoring. */
export function ScoreHead({ set, result, subject }: ScoreHeadProps) {
  const max = set.dimensions.reduce((sum, { maxMilli }) => sum + maxMilli, 0)
  const answered = set.items.length - result.unanswered.length
  const graded = set.scenarios.length - result.unansweredScenarios.length
  const rule = set.levelRules.find(({ level }) => level === result.level)
  return (
    <section className="score-head" aria-label={`${subject}合计`}>
      <div className="score-sums">
        {set.dimensions.map(({ id, name, maxMilli }) => (
          <Sum
            key={id}
            label={name.replace('数字化', '')}
            milli={result.dimensionMilli[id]}
            maxMilli={maxMilli}
          />
        ))}
        <Sum label="总分" milli={result.totalMilli} maxMilli={max} isTotal />
        <div className="score-sum score-level" data-level={result.level}>
          <span className="score-sum-label">等级</span>
          <span>
            <strong>{levelLabels[result.level]}</strong>
            <span className="score-sum-max"> {rule?.name ?? '未达一级'}</span>
          </span>
        </div>
      </div>
      <p className="score-words" aria-live="polite">
        <strong>{explainNextLevel(result)}</strong>
        <span className="score-progress">
          {subject}：采集项 {answered} / {set.items.length}，场景 {graded} / {set.scenarios.length}
        </span>
      </p>
    </section>
  )
}

type SumProps = {
  readonly label: string
  readonly milli: number
  readonly maxMilli: number
  readonly isTotal?: boolean
}

function Sum({ label, milli, maxMilli, isTotal = false }: SumProps) {
  return (
    <div className="score-sum" data-total={isTotal}>
      <span className="score-sum-label">{label}</span>
      <span>
        <strong>{formatPoints(milli)}</strong>
        <span className="score-sum-max"> / {formatPoints(maxMilli)}</span>
      </span>
      <Bar share={milli / maxMilli} tone="primary" />
    </div>
  )
}
