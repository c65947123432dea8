import { useEffect, useState, type RefObject } from 'react'

const MARGIN_ROWS = 6

type VisibleRows = {
  /** Rows from `first` up to, not including, `last` are drawn. */
  readonly first: number
  readonly last: number
  readonly pageRows: number
}

/** Which rows of `rowPx` each are in view of a scrolling box. */
export function useVisibleRows(
  box: RefObject<HTMLElement | null>,
  count: number,
  rowPx: number,
): VisibleRows {
  const [view, setView] = useState({ top: 0, rows: 12 })
  useEffect(() => {
    const element = box.current
    if (element === null) return undefined
    const measure = (): void => {
      const top = Math.floor(element.scrollTop / rowPx)
      const rows = Math.ceil(element.clientHeight / rowPx)
      setView((old) => (old.top === top && old.rows === rows ? old : { top, rows }))
    }
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    element.addEventListener('scroll', measure, { passive: true })
    measure()
    return () => {
      observer.disconnect()
      element.removeEventListener('scroll', measure)
    }
  }, [box, count, rowPx])
  const first = Math.max(0, Math.min(view.top, count) - MARGIN_ROWS)
  const last = Math.min(count, view.top + view.rows + MARGIN_ROWS)
  return { first, last: Math.max(first, last), pageRows: Math.max(1, view.rows - 1) }
}
