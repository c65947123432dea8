import type { KeyboardEvent } from 'react'

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }

/** Up, Down, j and k walk the records of a list; a digit chooses in the record that has focus. */
export function walkItems(event: KeyboardEvent<HTMLElement>): void {
  const { target, key, currentTarget } = event
  if (event.ctrlKey || event.metaKey || event.altKey || !(target instanceof HTMLElement)) return
  if (target.matches('input, textarea, select') || !currentTarget.contains(target)) return
  const items = [...currentTarget.querySelectorAll<HTMLElement>('.record-card')]
  const at = items.findIndex((item) => item.contains(target))
  const digit = items[at] === target && /^[1-9]$/.test(key) ? Number(key) : 0
  const next = items[at + (STEPS[key] ?? 0)]
  const chosen =
    digit > 0 ? target.querySelectorAll<HTMLElement>('[role="radio"]')[digit - 1] : null
  if (next === undefined || (next === items[at] && !chosen)) return
  event.preventDefault()
  event.stopPropagation()
  chosen?.click()
  const control = next.querySelector<HTMLElement>('[role="radio"][tabindex="0"], h3 button') ?? next
  ;(chosen ?? control).focus()
  next.scrollIntoView({ block: 'nearest' })
}
