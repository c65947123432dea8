import type { QuestionStatistics } from '../../../shared/domain/questionnaire/statistics.ts'
import { Bar } from '../../ui/bar.tsx'

type Props = { readonly result: QuestionStatistics; readonly number: number }

/** Counts as bars, the mean of a scale, or the texts. */
export function QuestionResult({ result, number }: Props) {
  const { text, kind, answered, mean, tallies, texts } = result
  return (
    <>
      <h3>
        {number}. {text}
      </h3>
      <p className="note">
        {answered} 人作答
        {mean !== null && (
          <>
            ，平均 <strong>{mean}</strong> 分（满分 5 分）
          </>
        )}
        {kind === 'multi' && '，可多选'}
      </p>
      {kind === 'text' ? (
        <ul className="statistics-texts">
          {texts.map((answer, index) => (
            // Texts are anonymous and may repeat: their order is all that tells them apart.
            <li key={index}>{answer}</li>
          ))}
        </ul>
      ) : (
        <ul>
          {tallies.map(({ code, label, count, percent }) => (
            <li key={code} className="statistics-bar">
              <span>{label}</span>
              <Bar share={Number(percent ?? 0) / 100} tone="primary" />
              <span className="statistics-figure">
                {count} 人{percent !== null && `，${percent}%`}
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
