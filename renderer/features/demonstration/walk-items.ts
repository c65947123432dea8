import type { KeyboardEvent } from 'react'

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }

const ITEMS = '.demonstration-toggle, .demonstration-step'

/** Up, Down, j and k walk the systems and the steps of the open script. */
export function walkItems(event: KeyboardEvent<HTMLElement>): void {
  const { target, key, currentTarget } = event
  if (event.ctrlKey || event.metaKey || event.altKey || !(target instanceof HTMLElement)) return
  if (target.matches('input, textarea, select') || !currentTarget.contains(target)) return
  const items = [...currentTarget.querySelectorAll<HTMLElement>(ITEMS)]
  const at = items.findIndex((item) => item.contains(target))
  const next = items[at + (STEPS[key] ?? 0)]
  if (next === undefined || next === items[at]) return
  event.preventDefault()
  event.stopPropagation()
  const control = next.querySelector<HTMLElement>('[role="radio"][tabindex="0"]') ?? next
  control.focus()
  next.scrollIntoView({ block: 'nearest' })
}
