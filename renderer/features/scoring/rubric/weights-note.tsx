import { CODE_WORDS } from '../../../../shared/domain/history/words.ts'
import { WEIGHTS_KEY, type TaskWeights } from '../../../../shared/domain/panel/rubric-weights.ts'
import { HistoryButton } from '../../../ui/history-button.tsx'

/** Who gave the weights that the marks are weighted by, and since when they are fixed. */
export function WeightsNote({ weights }: { readonly weights: TaskWeights }) {
  const source = CODE_WORDS['rubric-weights.source']?.[weights.source] ?? ''
  return (
    <p className="rubric-weights-note" id={`rubric-weights:${WEIGHTS_KEY}`} tabIndex={-1}>
      权重来源：{source}。
      {weights.isPinned
        ? '已在专家组开始工作时固定。'
        : '将在专家组宣布开始或第一次评议打分时固定。'}
      <HistoryButton kind="rubric-weights" recordKey={WEIGHTS_KEY} />
    </p>
  )
}
