import type { Rubric } from '../../../shared/catalog/index.ts'
import { withWeights, type RubricWeights } from '../../../shared/domain/panel/rubric-weights.ts'
import { TextField } from '../../ui/text-field.tsx'

type WeightFieldsProps = {
  readonly rubric: Rubric
  readonly typed: Readonly<Record<string, string>>
  readonly weights: RubricWeights
  readonly onChange: (id: string, text: string) => void
}

/** The criteria by aspect, each with its weight; an aspect weighs what its criteria do together. */
export function WeightFields({ rubric, typed, weights, onChange }: WeightFieldsProps) {
  return (
    <div className="settings-weights-aspects">
      {withWeights(rubric, weights).aspects.map((aspect) => (
        <fieldset key={aspect.id}>
          <legend>
            {aspect.name} <strong>{Number.isNaN(aspect.weight) ? '—' : aspect.weight}%</strong>
          </legend>
          <div className="settings-weights-criteria">
            {aspect.criteria.map(({ id, title }) => (
              <TextField
                key={id}
                label={`${title}（%）`}
                value={typed[id] ?? ''}
                onChange={(text) => onChange(id, text)}
                inputMode="numeric"
                error={Number.isNaN(weights[id]) ? '应为 1 至 100 的整数' : null}
              />
            ))}
          </div>
        </fieldset>
      ))}
    </div>
  )
}
