import { createContext, use, useEffect, useLayoutEffect, useState, type RefObject } from 'react'

/** How far above or below the window a place is drawn in advance. */
const AHEAD = '1200px 0px'

type NearWindow = {
  /** Calls back whenever the element comes near the window or leaves it; the answer stops that. */
  readonly watch: (element: Element, onChange: (isNear: boolean) => void) => () => void
}

/** One observer for thousands of places: one each would take a second to set up. */
export function createNearWindow(): NearWindow {
  const watched = new Map<Element, (isNear: boolean) => void>()
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) watched.get(target)?.(isIntersecting)
    },
    // The list scrolls inside the window's frame: `scrollMargin` widens that frame, too.
    { rootMargin: AHEAD, scrollMargin: AHEAD },
  )
  return {
    watch: (element, onChange) => {
      watched.set(element, onChange)
      observer.observe(element)
      return () => {
        watched.delete(element)
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
    return nearWindow?.watch(place.current, (isNow) => {
      if (isNow) setIsNear(true)
    })
  }, [isNear, nearWindow, place])
  return isNear
}

/**
 * How high a place of many cards is while it is far from the window; null while it is drawn.
 *
 * A place that has the focus stays: what is typed there must not go.
 */
export function useFarHeight(
  place: RefObject<HTMLElement | null>,
  estimatedPx: number,
  isWanted: boolean,
): number | null {
  const nearWindow = use(NearWindowContext)
  const [farPx, setFarPx] = useState<number | null>(estimatedPx)
  // A jump goes here: it is drawn before it can be scrolled to.
  if (isWanted && farPx !== null) setFarPx(null)
  useLayoutEffect(() => {
    const element = place.current
    if (element === null) return undefined
    return nearWindow?.watch(element, (isNear) => {
      if (isNear) setFarPx(null)
      else if (!element.contains(document.activeElement))
        setFarPx((old) => old ?? element.offsetHeight)
    })
  }, [nearWindow, place])
  return farPx
}
