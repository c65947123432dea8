import { useMemo } from 'react'
import type { QuestionSet } from '../../../shared/catalog/index.ts'
import type { Answers } from '../../../shared/domain/questionnaire/answers.ts'
import {
  isSmallSample,
  questionnaireStatistics,
  SMALLEST_SAMPLE,
} from '../../../shared/domain/questionnaire/statistics.ts'
import { QuestionResult } from './question-result.tsx'

type Props = { readonly set: QuestionSet; readonly questionnaires: readonly Answers[] }

/** Live results of all questionnaires. */
export function StatisticsView({ set, questionnaires }: Props) {
  const results = useMemo(() => questionnaireStatistics(set, questionnaires), [set, questionnaires])
  const count = questionnaires.length
  if (count === 0) return null
  return (
    <section aria-labelledby="statistics-title">
      <h2 id="statistics-title" className="section-heading">
        统计结果（{count} 份）
      </h2>
      {isSmallSample(count) && (
        <p className="statistics-warning" role="note">
          样本偏少：现有 {count} 份，不足 {SMALLEST_SAMPLE} 份，比例仅供参考。
        </p>
      )}
      <ol className="statistics">
        {results.map((result, index) => (
          <li key={result.code} className="statistics-question">
            <QuestionResult result={result} number={index + 1} />
          </li>
        ))}
      </ol>
    </section>
  )
}
