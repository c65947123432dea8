import { Button } from 'antd'
import { useState, type FormEvent } from 'react'
import { currentRubric } from '../../../shared/catalog/index.ts'
import {
  problemsInWeights,
  weightsOf,
  type RubricWeights as Weights,
} from '../../../shared/domain/panel/rubric-weights.ts'
import { showAppState } from '../../lib/app-state.ts'
import { call } from '../../lib/core-client.ts'
import { errorMessage } from '../../lib/error-message.ts'
import { trackSaving } from '../../lib/save-state.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { StatusChip } from '../../ui/status-chip.tsx'
import { WeightFields } from './weight-fields.tsx'

const TEMPLATE = weightsOf(currentRubric)

/** The institution's own weights of the four aspects (第三章（五）), for tasks that begin from now on. */
export function RubricWeights({ saved }: { readonly saved: Weights | null }) {
  const [typed, setTyped] = useState(() => asText(saved ?? TEMPLATE))
  const [error, setError] = useState<string | null>(null)
  const weights = asNumbers(typed)
  const problems = problemsInWeights(currentRubric, weights)
  const total = Object.values(weights).reduce((sum, weight) => sum + weight, 0)

  async function save(next: Weights | null): Promise<void> {
    setError(null)
    try {
      const saving = call('app.saveRubricWeights', { weights: next })
      showAppState(await trackSaving('settings', saving))
    } catch (failure) {
      setError(errorMessage(failure))
    }
  }
  function onSubmit(event: FormEvent): void {
    event.preventDefault()
    void save(isSame(weights, TEMPLATE) ? null : weights)
  }
  return (
    <form className="settings-weights" onSubmit={onSubmit} noValidate aria-label="验收评议权重">
      <div className="settings-weights-head">
        <h2>验收评议权重</h2>
        <StatusChip tone={saved === null ? 'neutral' : 'info'}>
          {saved === null ? '使用模板' : '使用本机构设定'}
        </StatusChip>
      </div>
      <p>
        实施细则第三章（五）规定了四个方面，没有给出权重，由评测机构在批次开始前设定。任务在专家组宣布开始或第一次评议打分时取用并固定，此后修改这里不影响它；任务包自带权重的，以任务包为准。
      </p>
      <WeightFields
        rubric={currentRubric}
        typed={typed}
        weights={weights}
        onChange={(id, text) => setTyped({ ...typed, [id]: text })}
      />
      {error && <ErrorNote message={error} />}
      <div className="settings-weights-foot">
        <p aria-live="polite">
          合计 <strong>{Number.isNaN(total) ? '—' : `${total}%`}</strong>
          {problems[0] && <span className="settings-weights-problem">{problems[0].message}</span>}
        </p>
        <Button
          disabled={saved === null && isSame(weights, TEMPLATE)}
          onClick={() => {
            setTyped(asText(TEMPLATE))
            void save(null)
          }}
        >
          恢复模板
        </Button>
        <Button
          type="primary"
          htmlType="submit"
          disabled={problems.length > 0 || isSame(weights, saved ?? TEMPLATE)}
        >
          启用这组权重
        </Button>
      </div>
    </form>
  )
}

function asText(weights: Weights): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(weights).map(([id, weight]) => [id, String(weight)]))
}

/** What is no whole number becomes NaN, which is no weight. */
function asNumbers(typed: Readonly<Record<string, string>>): Weights {
  return Object.fromEntries(
    Object.entries(typed).map(([id, text]) => [
      id,
      /^\d{1,3}$/.test(text.trim()) ? Number(text) : Number.NaN,
    ]),
  )
}

function isSame(one: Weights, other: Weights): boolean {
  return Object.keys(other).every((id) => one[id] === other[id])
}
