import type { KeyboardEvent } from 'react'

/**
 * Up and down walk the groups marked `data-walk`; a cell keeps its `data-column` on the way.
 *
 * Text fields keep their arrows. Left, right and the choosing keys belong to the groups.
 */
export function walkGroups(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
  if (event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof Element)) return
  const current = event.target.closest('[data-walk]')
  if (current === null) return
  const groups = [...event.currentTarget.querySelectorAll('[data-walk]')]
  const next = groups[groups.indexOf(current) + (event.key === 'ArrowDown' ? 1 : -1)]
  if (next === undefined) return
  const column = event.target.closest('[data-column]')?.getAttribute('data-column')
  const sameColumn = column ? next.querySelector<HTMLElement>(`[data-column="${column}"]`) : null
  const target = sameColumn ?? next.querySelector<HTMLElement>('[tabindex="0"]')
  if (target === null) return
  event.preventDefault()
  target.focus({ preventScroll: true })
  target.scrollIntoView({ block: 'center' })
}

/** Left and right inside one group; the answer says whether the key was used. */
export function moveInGroup(event: KeyboardEvent<HTMLElement>): boolean {
  const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
  if (step === 0 || !(event.target instanceof HTMLElement)) return false
  const options = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-option]')]
  const at = options.indexOf(event.target)
  options[(at + step + options.length) % options.length]?.focus()
  event.preventDefault()
  return true
}
