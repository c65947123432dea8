import { DownOutlined, RightOutlined } from '@ant-design/icons'
import { useId, useState } from 'react'
import { pointTarget, type SurveyPoint } from '../../../shared/domain/survey/points.ts'
import { useJumpedTo } from '../../lib/jump.ts'
import { Bar } from '../../ui/bar.tsx'
import { PointBlock, PointSlots } from './point-block.tsx'

/** Cards that come and go together. */
const BLOCK = 40

type Props = {
  readonly name: string
  readonly points: readonly SurveyPoint[]
  readonly doneCount: number
  readonly totalCount: number
  /** Where a jump is heading. */
  readonly target: string | null
  /** The list is so long that only what is near the window is there. */
  readonly isLong: boolean
}

/** One area of the walk with its progress; folded by its heading. */
export function SurveyArea(props: Props) {
  const { name, points, doneCount, totalCount, target, isLong } = props
  const [isOpen, setIsOpen] = useState(true)
  const id = useId()
  useJumpedTo((wanted) => {
    if (points.some((point) => wanted === pointTarget(point))) setIsOpen(true)
  })
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
        {isOpen && !isLong && <PointSlots points={points} />}
        {isOpen &&
          isLong &&
          blocksOf(points).map((block) => (
            <PointBlock key={block[0]?.key} points={block} target={target} />
          ))}
      </div>
    </section>
  )
}

function blocksOf(points: readonly SurveyPoint[]): readonly (readonly SurveyPoint[])[] {
  return Array.from({ length: Math.ceil(points.length / BLOCK) }, (_, index) =>
    points.slice(index * BLOCK, (index + 1) * BLOCK),
  )
}
