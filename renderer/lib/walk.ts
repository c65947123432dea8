import type { KeyboardEvent } from 'react'

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 }
const TYPED_INTO = 'textarea, select, input:not([type="radio"], [type="checkbox"])'
const CONTROLS =
  '[role="radio"][tabindex="0"], [role="checkbox"][tabindex="0"], h3 button, input, textarea'

/**
 * Up and Down walk the items of a list, the innermost where they are nested; what is in a table's
 * column (`data-column`) stays in it. A digit chooses in an item that itself has the focus.
 *
 * Text fields keep their arrows; Left, Right and the choosing keys belong to the groups.
 */
export function walkItems(selector: string) {
  return (event: KeyboardEvent<HTMLElement>): void => {
    const { target, currentTarget, key } = event
    if (event.defaultPrevented || hasModifier(event) || !(target instanceof HTMLElement)) return
    // A dialog opened from an item is its child for React, but stands elsewhere.
    if (!currentTarget.contains(target) || target.matches(TYPED_INTO)) return
    const items = [...currentTarget.querySelectorAll<HTMLElement>(selector)]
    const at = items.findLastIndex((item) => item.contains(target))
    if (at < 0) return
    if (items[at] === target && chooseByDigit(target, key)) event.preventDefault()
    const next = items[at + (STEPS[key] ?? 0)]
    if (next === undefined || next === items[at]) return
    event.preventDefault()
    focusItem(next, target.closest('[data-column]')?.getAttribute('data-column') ?? null)
  }
}

/** Puts the focus on what answers an item: what is chosen, or the first control. */
export function focusItem(item: Element | undefined, column: string | null = null): void {
  const control =
    item?.querySelector<HTMLElement>(
      column === null ? 'input:checked' : `[data-column="${column}"]`,
    ) ??
    item?.querySelector<HTMLElement>(CONTROLS) ??
    item
  if (control instanceof HTMLElement) control.focus({ preventScroll: true })
  item?.scrollIntoView({ block: 'nearest' })
}

/** Puts the pen at the first single line of a form that is still blank, or at its first. */
export function focusFirstBlank(form: HTMLElement | null): void {
  const lines = [...(form?.querySelectorAll<HTMLInputElement>('input') ?? [])]
  const blank = lines.find(({ value }) => value === '') ?? lines[0]
  blank?.focus()
}

/** Left and Right inside one group of options; the answer says whether the key was used. */
export function moveInGroup(event: KeyboardEvent<HTMLElement>): boolean {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
  if (step === undefined || !(event.target instanceof HTMLElement)) return false
  const options = optionsOf(event.currentTarget)
  options[(options.indexOf(event.target) + step + options.length) % options.length]?.focus()
  event.preventDefault()
  return true
}

export const hasModifier = (event: KeyboardEvent): boolean =>
  event.ctrlKey || event.metaKey || event.altKey

/** The options of a group, in order. */
export function optionsOf(group: Element): readonly HTMLElement[] {
  return [...group.querySelectorAll<HTMLElement>('[role="radio"], [role="checkbox"]')]
}

function chooseByDigit(item: HTMLElement, key: string): boolean {
  const option = /^[1-9]$/.test(key) ? optionsOf(item)[Number(key) - 1] : undefined
  option?.click()
  option?.focus()
  return option !== undefined
}
