import type { IndicatorItem } from '../../../shared/catalog/types.ts'
import { toggleOption, type FigureConflict } from '../../../shared/domain/scoring/index.ts'
import type { ItemAnswer, ItemInputs } from '../../../shared/domain/scoring/types.ts'
import type { Mark } from './answer-text.ts'
import { FigureFields } from './figure-fields.tsx'
import { OptionCards } from './option-cards.tsx'

/** What an item's card needs to know of the figures around it. */
export type ItemFigures = {
  readonly known: ItemInputs
  readonly conflicts: readonly FigureConflict[]
  /** Those that the equipment inventory gives. */
  readonly counted: ItemInputs
}
export const NO_FIGURES: ItemFigures = { known: {}, conflicts: [], counted: {} }

type ItemBodyProps = {
  readonly recordId: string
  readonly item: IndicatorItem
  readonly answer: ItemAnswer | null | undefined
  readonly own: ItemInputs
  readonly figures: ItemFigures
  readonly marks: Readonly<Record<string, readonly Mark[]>>
  readonly hasNote: boolean
  readonly canEdit: boolean
  readonly onAnswer: (answer: ItemAnswer | null, inputs?: ItemInputs) => void
  readonly onInput: (key: string, value: string) => void
}

/** Question, figures and options: the same for one expert's answer and for the panel's. */
export function ItemBody(props: ItemBodyProps) {
  const { recordId, item, answer, figures, canEdit, onAnswer } = props
  return (
    <>
      {item.inputs && (
        <FigureFields
          item={item}
          answer={answer}
          own={props.own}
          known={figures.known}
          conflicts={figures.conflicts}
          counted={figures.counted}
          hasNote={props.hasNote}
          canEdit={canEdit}
          onInput={props.onInput}
          onApply={(choice) => onAnswer(choice, figures.known)}
        />
      )}
      <OptionCards
        item={item}
        answer={answer}
        marks={props.marks}
        canEdit={canEdit}
        labelledBy={`${recordId}-title`}
        onToggle={(code) => onAnswer(toggleOption(item, answer, code))}
      />
    </>
  )
}

export function ItemCriteria({ item }: { readonly item: IndicatorItem }) {
  return (
    <dl className="score-criteria">
      <div>
        <dt>判断说明</dt>
        <dd>{item.judgingNote}</dd>
      </div>
      <div>
        <dt>可看的佐证</dt>
        <dd>{item.evidenceHints.join('；')}</dd>
      </div>
    </dl>
  )
}
