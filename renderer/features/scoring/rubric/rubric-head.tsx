import type { Rubric } from '../../../../shared/catalog/types.ts'
import { criteriaOf, expertMarks } from '../../../../shared/domain/panel/rubric-marks.ts'
import type { RecordIndex } from '../../../../shared/domain/record/read.ts'
import { formatPoints, rubricScore } from '../../../../shared/domain/scoring/index.ts'
import { Bar } from '../../../ui/bar.tsx'

type RubricHeadProps = {
  readonly rubric: Rubric
  readonly records: RecordIndex
  readonly expertId: string
}

/** The acting expert's weighted marks: in sight while marking. */
export function RubricHead({ rubric, records, expertId }: RubricHeadProps) {
  const result = rubricScore(rubric, expertMarks(records, rubric, expertId))
  const total = criteriaOf(rubric).length
  return (
    <section className="score-head" aria-label="我的评议合计">
      <div className="score-sums">
        {rubric.aspects.map(({ id, name }) => (
          <RubricSum
            key={id}
            label={name}
            milli={result.aspects.find((aspect) => aspect.id === id)?.milli ?? null}
          />
        ))}
        <RubricSum label="加权合计" milli={result.totalMilli} isTotal />
      </div>
      <p className="score-words" aria-live="polite">
        <span>
          满分 100，扣分和不适用都要写理由；不适用的要点剔除后按剩余权重折算。合格线{' '}
          {formatPoints(rubric.passMilli)} 分。
        </span>
        <span className="score-progress">
          已评 {total - result.unmarked.length} / {total}
        </span>
      </p>
    </section>
  )
}

type RubricSumProps = {
  readonly label: string
  readonly milli: number | null
  readonly isTotal?: boolean
}

function RubricSum({ label, milli, isTotal = false }: RubricSumProps) {
  return (
    <div className="score-sum" data-total={isTotal}>
      <span className="score-sum-label">{label}</span>
      <span>
        <strong>{milli === null ? '—' : formatPoints(milli)}</strong>
        <span className="score-sum-max"> / 100</span>
      </span>
      <Bar share={(milli ?? 0) / 100_000} tone="primary" />
    </div>
  )
}
