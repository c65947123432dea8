import { useRef } from 'react'
import { pointTarget, type SurveyPoint } from '../../../shared/domain/survey/points.ts'
import { CheckpointSlot } from './checkpoint-slot.tsx'
import { useFarHeight } from './near-window.ts'

/** Of a card that nobody has filled in yet, with the gap below it. */
const CARD_PX = 212

type PointBlockProps = {
  readonly points: readonly SurveyPoint[]
  /** Where a jump is heading. */
  readonly target: string | null
}

/** Some neighbours of a long list, which are there only near the window. */
export function PointBlock({ points, target }: PointBlockProps) {
  const block = useRef<HTMLDivElement>(null)
  const isWanted = target !== null && points.some((point) => pointTarget(point) === target)
  const farPx = useFarHeight(block, points.length * CARD_PX, isWanted)
  return (
    <div ref={block} style={farPx === null ? undefined : { height: farPx }}>
      {farPx === null && <PointSlots points={points} />}
    </div>
  )
}

export function PointSlots({ points }: Pick<PointBlockProps, 'points'>) {
  return points.map(({ kind, key, code, title }) => (
    <CheckpointSlot
      key={`${kind}:${key}`}
      kind={kind}
      recordKey={key}
      label={`${code} ${title}`.trim()}
    />
  ))
}
