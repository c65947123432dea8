import { useEffect, useState, type RefObject } from 'react'

/** Inner width in whole CSS px, taken over once it has been still for a moment. */
export function useWidthOf(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0)
  useEffect(() => {
    if (element.current === null) return undefined
    let timer: number | undefined
    const observer = new ResizeObserver(([entry]) => {
      const next = Math.floor(entry?.contentRect.width ?? 0)
      window.clearTimeout(timer)
      timer = window.setTimeout(() => setWidth(next), 60)
    })
    observer.observe(element.current)
    return () => {
      window.clearTimeout(timer)
      observer.disconnect()
    }
  }, [element])
  return width
}
