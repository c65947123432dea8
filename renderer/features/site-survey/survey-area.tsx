import { DownOutlined, RightOutlined } from '@ant-design/icons'
import { useId, useState } from 'react'
import type { Checkpoint } from '../../../shared/catalog/index.ts'
import { Bar } from '../../ui/bar.tsx'
import { CheckpointSlot } from './checkpoint-slot.tsx'

type Props = {
  readonly name: string
  readonly points: readonly Checkpoint[]
  readonly doneCount: number
  readonly totalCount: number
  readonly messageOf: (point: Checkpoint) => string | undefined
  /** Where a jump is heading: a folded area with the target opens. */
  readonly target: string | null
}

/** One area of the walk with its progress; folded by its heading. */
export function SurveyArea(props: Props) {
  const { name, points, doneCount, totalCount, messageOf, target } = props
  const [isOpen, setIsOpen] = useState(true)
  const id = useId()
  const [lastTarget, setLastTarget] = useState(target)
  if (target !== lastTarget) {
    setLastTarget(target)
    if (points.some(({ code }) => target === `checkpoint:${code}`)) setIsOpen(true)
  }
  return (
    <section className="survey-area" aria-labelledby={`${id}-title`}>
      <h2>
        <button
          type="button"
          className="survey-area-head"
          aria-expanded={isOpen}
          aria-controls={`${id}-points`}
          onClick={() => setIsOpen(!isOpen)}
        >
          {isOpen ? <DownOutlined aria-hidden /> : <RightOutlined aria-hidden />}
          <span className="survey-area-name" id={`${id}-title`}>
            {name}
          </span>
          <Bar share={doneCount / totalCount} />
          <span className="survey-count">
            {doneCount} / {totalCount}
          </span>
        </button>
      </h2>
      <div id={`${id}-points`} className="survey-area-points" hidden={!isOpen}>
        {isOpen &&
          points.map((point) => (
            <CheckpointSlot key={point.code} point={point} gap={messageOf(point)} />
          ))}
      </div>
    </section>
  )
}
