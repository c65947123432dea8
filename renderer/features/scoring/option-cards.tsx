import { CheckOutlined } from '@ant-design/icons'
import type { KeyboardEvent } from 'react'
import type { IndicatorItem } from '../../../shared/catalog/types.ts'
import { formatPoints, isChosen } from '../../../shared/domain/scoring/index.ts'
import type { ItemAnswer } from '../../../shared/domain/scoring/types.ts'
import type { Mark } from './answer-text.ts'
import { Marks } from './marks.tsx'
import { hasModifier, moveInGroup, optionsOf } from '../../lib/walk.ts'

type OptionCardsProps = {
  readonly item: IndicatorItem
  readonly answer: ItemAnswer | null | undefined
  /** Who else chose an option, by its code. */
  readonly marks: Readonly<Record<string, readonly Mark[]>>
  readonly canEdit: boolean
  readonly labelledBy: string
  readonly onToggle: (code: string) => void
}

/** The options of an item as cards: click, its number (1 to 9) or its letter. */
export function OptionCards(props: OptionCardsProps) {
  const { item, answer, marks, canEdit, labelledBy, onToggle } = props
  const isSingle = item.type === 'single'
  const first = item.options.findIndex(({ code }) => isChosen(answer, code))
  const longest = Math.max(...item.options.map(({ label }) => label.length))

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    if (hasModifier(event) || moveInGroup(event)) return
    const at = /^[1-9]$/.test(event.key)
      ? Number(event.key) - 1
      : item.options.findIndex(({ code }) => code === event.key.toUpperCase())
    const option = item.options[at]
    if (option === undefined || !canEdit) return
    event.preventDefault()
    onToggle(option.code)
    optionsOf(event.currentTarget)[at]?.focus()
  }
  return (
    <div
      className="option-cards"
      data-size={longest > 24 ? 'wide' : longest > 10 ? 'middle' : 'narrow'}
      role={isSingle ? 'radiogroup' : 'group'}
      aria-labelledby={labelledBy}
      data-walk
      onKeyDown={onKeyDown}
    >
      {item.options.map((option, index) => {
        const chosen = isChosen(answer, option.code)
        return (
          <button
            key={option.code}
            type="button"
            className="option-card"
            role={isSingle ? 'radio' : 'checkbox'}
            aria-checked={chosen}
            data-option={option.code}
            tabIndex={index === Math.max(first, 0) ? 0 : -1}
            disabled={!canEdit}
            onClick={() => onToggle(option.code)}
          >
            <span className="option-code" aria-hidden>
              {chosen ? <CheckOutlined /> : option.code}
            </span>
            <span className="option-text">
              <span className="visually-hidden">{option.code}：</span>
              {option.label}
              <Marks marks={marks[option.code] ?? []} />
            </span>
            <span className="option-points">{formatPoints(option.milli)} 分</span>
          </button>
        )
      })}
    </div>
  )
}
