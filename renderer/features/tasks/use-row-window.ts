import { useEffect, useState, type RefObject } from 'react'

export const ROW_PX = 64
export const HEAD_PX = 46
const MARGIN_ROWS = 8

type RowWindow = {
  /** Rows from `first` up to, not including, `last` are drawn. */
  readonly first: number
  readonly last: number
  readonly pageRows: number
}

/** Which rows of equal height are in view of a scrolling box. */
export function useRowWindow(box: RefObject<HTMLElement | null>, count: number): RowWindow {
  const [view, setView] = useState({ top: 0, rows: 20 })
  useEffect(() => {
    const element = box.current
    if (element === null) return undefined
    const measure = (): void => {
      const top = Math.floor(element.scrollTop / ROW_PX)
      const rows = Math.ceil((element.clientHeight - HEAD_PX) / ROW_PX)
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
  }, [box, count])
  const first = Math.max(0, Math.min(view.top, count) - MARGIN_ROWS)
  const last = Math.min(count, view.top + view.rows + MARGIN_ROWS)
  return { first, last: Math.max(first, last), pageRows: Math.max(1, view.rows - 1) }
}
