import type { KeyboardEvent } from 'react'
import type { Conclusion } from '../../../shared/domain/opinion/conclusion.ts'
import { hasModifier, moveInGroup, optionsOf } from '../../lib/walk.ts'

const CARDS = [
  { value: 'passed', title: '通过验收', note: '核定等级二级及以上，必备材料齐全一致' },
  { value: 'rectify', title: '未通过验收，限期整改', note: '写明整改要求，期限最长 1 个月' },
] as const

type ConclusionCardsProps = {
  readonly value: Conclusion | null | undefined
  /** Why it can't be 通过. */
  readonly reasons: readonly string[]
  readonly canEdit: boolean
  readonly onChange: (conclusion: Conclusion | null) => void
}

/** The conclusion as two cards; 通过 is shut while the rules speak against it. */
export function ConclusionCards({ value, reasons, canEdit, onChange }: ConclusionCardsProps) {
  const isShut = (card: Conclusion) => card === 'passed' && reasons.length > 0 && value !== 'passed'
  const take = (card: Conclusion) => {
    if (canEdit && !isShut(card)) onChange(card === value ? null : card)
  }
  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    if (hasModifier(event) || moveInGroup(event) || (event.key !== '1' && event.key !== '2')) return
    const at = Number(event.key) - 1
    const card = CARDS[at]
    event.preventDefault()
    if (card && card.value !== value) take(card.value)
    optionsOf(event.currentTarget)[at]?.focus()
  }
  return (
    <div id="opinion:conclusion" tabIndex={-1}>
      <div
        className="conclusion-cards"
        role="radiogroup"
        aria-label="验收结论"
        onKeyDown={onKeyDown}
      >
        {CARDS.map((card) => (
          <button
            key={card.value}
            type="button"
            role="radio"
            className="conclusion-card"
            data-conclusion={card.value}
            aria-checked={card.value === value}
            aria-disabled={isShut(card.value)}
            aria-describedby={isShut(card.value) ? 'conclusion-reasons' : undefined}
            tabIndex={card.value === (value ?? 'passed') ? 0 : -1}
            disabled={!canEdit}
            onClick={() => take(card.value)}
          >
            <span className="conclusion-title">{card.title}</span>
            <span className="conclusion-note">{card.note}</span>
          </button>
        ))}
      </div>
      {reasons.length > 0 && (
        <ul
          id="conclusion-reasons"
          className="conclusion-reasons"
          data-blocking={value === 'passed'}
        >
          {reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      )}
    </div>
  )
}
