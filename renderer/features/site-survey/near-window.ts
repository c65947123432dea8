import { createContext, use, useEffect, useState, type RefObject } from 'react'

/** How far above or below the window a place is drawn in advance. */
const AHEAD = '1200px 0px'

type NearWindow = {
  /** Calls back once, when the element comes near the window; the answer gives up waiting. */
  readonly wait: (element: Element, onNear: () => void) => () => void
}

/** One observer for thousands of places: one each would take a second to set up. */
export function createNearWindow(): NearWindow {
  const waiting = new Map<Element, () => void>()
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue
        waiting.get(target)?.()
        waiting.delete(target)
        observer.unobserve(target)
      }
    },
    // The list scrolls inside the window's frame: `scrollMargin` widens that frame, too.
    { rootMargin: AHEAD, scrollMargin: AHEAD },
  )
  return {
    wait: (element, onNear) => {
      waiting.set(element, onNear)
      observer.observe(element)
      return () => {
        waiting.delete(element)
        observer.unobserve(element)
      }
    },
  }
}

export const NearWindowContext = createContext<NearWindow | null>(null)

/** Whether the element has come near the window; it stays true. */
export function useIsNear(place: RefObject<Element | null>): boolean {
  const nearWindow = use(NearWindowContext)
  const [isNear, setIsNear] = useState(false)
  useEffect(() => {
    if (isNear || place.current === null) return undefined
    return nearWindow?.wait(place.current, () => setIsNear(true))
  }, [isNear, nearWindow, place])
  return isNear
}
