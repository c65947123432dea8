import type { QuestionSet } from '../../../shared/catalog/index.ts'
import type { StoredRecord } from '../../../shared/domain/record/kinds.ts'
import { QuestionnaireCard } from './questionnaire-card.tsx'

type Props = {
  readonly set: QuestionSet
  /** In the order they were filled in. */
  readonly questionnaires: readonly StoredRecord<'questionnaire'>[]
}

/** Every submitted questionnaire, to be compared with its paper or removed. */
export function QuestionnaireList({ set, questionnaires }: Props) {
  if (questionnaires.length === 0) return null
  return (
    <section aria-labelledby="questionnaires-title">
      <h2 id="questionnaires-title" className="section-heading">
        已收问卷（{questionnaires.length} 份）
      </h2>
      {questionnaires.map(({ key }, index) => (
        <QuestionnaireCard key={key} recordKey={key} number={index + 1} set={set} />
      ))}
    </section>
  )
}
