import { memo, useRef } from 'react'
import type { Checkpoint } from '../../../shared/catalog/index.ts'
import { CheckpointCard } from './checkpoint-card.tsx'
import { useIsNear } from './near-window.ts'

type Props = {
  readonly point: Checkpoint
  /** What is still missing, as a sentence. */
  readonly gap: string | undefined
}

/**
 * The place of one checkpoint. Its card is drawn when it comes near the window, so that a list of
 * thousands opens at once and every place can still be jumped to by its id.
 */
export const CheckpointSlot = memo(function CheckpointSlot({ point, gap }: Props) {
  const slot = useRef<HTMLElement>(null)
  const isNear = useIsNear(slot)
  return (
    <article
      ref={slot}
      className="record-card survey-point"
      data-drawn={isNear}
      id={`checkpoint:${point.code}`}
      tabIndex={-1}
      aria-label={`${point.code} ${point.title}`}
    >
      {isNear && <CheckpointCard point={point} gap={gap} />}
    </article>
  )
})
