import { memo, useRef } from 'react'
import type { SurveyPoint } from '../../../shared/domain/survey/points.ts'
import { CheckpointCard } from './checkpoint-card.tsx'
import { useIsNear } from './near-window.ts'

type Props = {
  readonly kind: SurveyPoint['kind']
  readonly recordKey: string
  /** Number and title. */
  readonly label: string
}

/**
 * The place of one checkpoint. Its card is drawn when it comes near the window, so that a list of
 * thousands opens at once and every place can still be jumped to by its id.
 */
export const CheckpointSlot = memo(function CheckpointSlot({ kind, recordKey, label }: Props) {
  const slot = useRef<HTMLElement>(null)
  const isNear = useIsNear(slot)
  return (
    <article
      ref={slot}
      className="record-card survey-point"
      data-drawn={isNear}
      id={`${kind}:${recordKey}`}
      tabIndex={-1}
      aria-label={label}
    >
      {isNear && <CheckpointCard kind={kind} recordKey={recordKey} />}
    </article>
  )
})
