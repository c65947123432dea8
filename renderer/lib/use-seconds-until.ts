import { useEffect, useState } from 'react'

/**
 * Whole seconds until a moment (ISO UTC), counted down; 0 once it is past or not known. Whoever shows
 * another moment mounts anew (`key`).
 */
export function useSecondsUntil(at: string | null): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    if (at === null) return undefined
    const timer = window.setInterval(() => setNow(Date.now()), 1000)
    return () => window.clearInterval(timer)
  }, [at])
  return at === null ? 0 : Math.max(0, Math.ceil((Date.parse(at) - now) / 1000))
}
