import { useEffect, useState, type RefObject } from 'react'

type RowWindow = {
  /** Rows from `first` up to, not including, `last` are drawn. */
  readonly first: number
  readonly last: number
  /** Rows of one page up or down. */
  readonly pageRows: number
}

const MARGIN_ROWS = 8

/** Which rows of equal height are in view of a scrolling box, below a head that stays. */
export function useRowWindow(
  box: RefObject<HTMLElement | null>,
  count: number,
  rowPx: number,
  headPx = 0,
): RowWindow {
  const [view, setView] = useState({ top: 0, rows: 20 })
  useEffect(() => {
    const element = box.current
    if (element === null) return undefined
    const measure = (): void => {
      const top = Math.floor(element.scrollTop / rowPx)
      const rows = Math.ceil((element.clientHeight - headPx) / rowPx)
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
  }, [box, count, rowPx, headPx])
  const first = Math.max(0, Math.min(view.top, count) - MARGIN_ROWS)
  const last = Math.min(count, view.top + view.rows + MARGIN_ROWS)
  return { first, last: Math.max(first, last), pageRows: Math.max(1, view.rows - 1) }
}
