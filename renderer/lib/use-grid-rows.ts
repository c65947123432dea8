import { useEffect, useRef, type KeyboardEvent, type RefObject } from 'react'
import { useRowWindow } from './use-row-window.ts'

type GridRowsOptions = {
  /** What each row is known by. */
  readonly keys: readonly string[]
  /** Row in the tab order, the first where it is none of them; it carries `data-current="true"`. */
  readonly currentKey: string | null
  readonly rowPx: number
  /** Of a head that stays over the rows in the same box. */
  readonly headPx?: number
  readonly onMove: (key: string) => void
  /** Enter on the current row. */
  readonly onOpen: (key: string) => void
}

type GridRows = {
  readonly box: RefObject<HTMLDivElement | null>
  readonly first: number
  readonly last: number
  /** Place of the row in the tab order. */
  readonly current: number
  readonly onKeyDown: (event: KeyboardEvent) => void
}

/**
 * The rows in view of a long list, so that thousands scroll and filter at once.
 *
 * One row is in the tab order; arrows, Page Up and Down, Home and End move it, Enter opens it.
 */
export function useGridRows(options: GridRowsOptions): GridRows {
  const { keys, currentKey, rowPx, headPx = 0, onMove, onOpen } = options
  const current = Math.max(0, currentKey === null ? 0 : keys.indexOf(currentKey))
  const box = useRef<HTMLDivElement>(null)
  const { first, last, pageRows } = useRowWindow(box, keys.length, rowPx, headPx)
  const wantsFocus = useRef(false)

  useEffect(() => {
    if (!wantsFocus.current) return
    const row = box.current?.querySelector<HTMLElement>('[data-current="true"]')
    if (!row) return
    wantsFocus.current = false
    row.focus({ preventScroll: true })
  })

  function moveTo(wanted: number): void {
    const place = Math.min(Math.max(wanted, 0), keys.length - 1)
    const key = keys[place]
    if (key === undefined || box.current === null) return
    wantsFocus.current = true
    onMove(key)
    const { scrollTop, clientHeight } = box.current
    const inView = clientHeight - headPx
    if (place * rowPx < scrollTop) box.current.scrollTop = place * rowPx
    else if ((place + 1) * rowPx > scrollTop + inView)
      box.current.scrollTop = (place + 1) * rowPx - inView
  }
  function onKeyDown(event: KeyboardEvent): void {
    const wanted = {
      ArrowDown: current + 1,
      ArrowUp: current - 1,
      PageDown: current + pageRows,
      PageUp: current - pageRows,
      Home: 0,
      End: keys.length - 1,
    }[event.key]
    const isOnRow = event.target instanceof Element && event.target.matches('[role="row"]')
    const key = keys[current]
    if (wanted !== undefined) moveTo(wanted)
    else if (event.key === 'Enter' && isOnRow && key !== undefined) onOpen(key)
    else return
    event.preventDefault()
  }
  return { box, first, last, current, onKeyDown }
}
