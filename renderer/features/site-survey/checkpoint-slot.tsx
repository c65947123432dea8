import { memo, useEffect, useRef, useState } from 'react'
import type { Checkpoint } from '../../../shared/catalog/index.ts'
import { CheckpointCard } from './checkpoint-card.tsx'

type Props = { readonly point: Checkpoint; readonly gap: string | undefined }

/** How far below or above the window a checkpoint is drawn in advance. */
const AHEAD = '1200px 0px'

/**
 * The place of one checkpoint. It draws its card when it comes near the window: a list of
 * thousands opens at once, and every place can still be jumped to by its id.
 */
export const CheckpointSlot = memo(function CheckpointSlot({ point, gap }: Props) {
  const slot = useRef<HTMLElement>(null)
  const [isNear, setIsNear] = useState(false)
  useEffect(() => {
    const element = slot.current
    if (!element || isNear) return undefined
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) setIsNear(true)
      },
      { rootMargin: AHEAD },
    )
    observer.observe(element)
    return () => observer.disconnect()
  }, [isNear])
  return (
    <article
      ref={slot}
      className={
        isNear ? 'record-card survey-point' : 'record-card survey-point survey-point-waiting'
      }
      id={`checkpoint:${point.code}`}
      tabIndex={-1}
      aria-label={`${point.code} ${point.title}`}
    >
      {isNear && <CheckpointCard point={point} gap={gap} />}
    </article>
  )
})
