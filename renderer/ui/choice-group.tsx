import { useId, type KeyboardEvent } from 'react'
import { hasModifier, moveInGroup, optionsOf } from '../lib/walk.ts'
import './choice-group.css'

export type ChoiceTone = 'ok' | 'warn' | 'bad' | 'neutral'
export type ChoiceOption<V extends string> = {
  readonly value: V
  readonly label: string
  readonly tone?: ChoiceTone | undefined
}

type ChoiceGroupProps<V extends string> = {
  readonly label: string
  readonly options: readonly ChoiceOption<V>[]
  readonly value: V | null | undefined
  /** Null when the chosen option is pressed again. */
  readonly onChange: (value: V | null) => void
  readonly disabled?: boolean | undefined
  /** Keeps the label for assistive technology only, where the place says what is asked. */
  readonly hideLabel?: boolean | undefined
}

/**
 * One choice of a few, as big buttons.
 *
 * Left and right walk the options, space or enter takes one, 1 to 9 take by number. Up and down are
 * left to the screen, which walks its items with them.
 */
export function ChoiceGroup<V extends string>(props: ChoiceGroupProps<V>) {
  const { label, options, value, onChange, disabled = false, hideLabel = false } = props
  const labelId = useId()
  const chosen = options.findIndex((option) => option.value === value)

  function take(index: number): void {
    const option = options[index]
    if (option === undefined || disabled) return
    onChange(option.value === value ? null : option.value)
  }
  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    if (hasModifier(event) || moveInGroup(event) || !/^[1-9]$/.test(event.key)) return
    const at = Number(event.key) - 1
    if (at >= options.length) return
    event.preventDefault()
    take(at)
    optionsOf(event.currentTarget)[at]?.focus()
  }

  return (
    <div className="choice-group">
      <span id={labelId} className={hideLabel ? 'visually-hidden' : 'choice-group-label'}>
        {label}
      </span>
      <div
        className="choice-group-options"
        role="radiogroup"
        aria-labelledby={labelId}
        onKeyDown={onKeyDown}
      >
        {options.map((option, index) => (
          <button
            key={option.value}
            type="button"
            role="radio"
            aria-checked={index === chosen}
            className="choice"
            data-tone={option.tone ?? 'neutral'}
            disabled={disabled}
            tabIndex={index === Math.max(chosen, 0) ? 0 : -1}
            onClick={() => take(index)}
          >
            {options.length > 1 && (
              <span className="choice-number" aria-hidden>
                {index + 1}
              </span>
            )}
            {option.label}
          </button>
        ))}
      </div>
    </div>
  )
}
