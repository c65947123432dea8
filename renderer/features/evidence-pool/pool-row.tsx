import { memo } from 'react'
import { STEP_NAMES } from '../../../shared/domain/record/terms.ts'
import { useJump } from '../../lib/jump.ts'
import { dateAndTime, fileSize } from '../../lib/words.ts'
import { EvidenceThumb } from '../../ui/evidence-thumb.tsx'
import { shortHash } from '../../ui/evidence-words.ts'
import type { PoolEntry } from './pool-filter.ts'

type PoolRowProps = {
  readonly entry: PoolEntry
  readonly rowIndex: number
  readonly isCurrent: boolean
  readonly onEnter: (evidenceId: string) => void
  readonly onOpen: (evidenceId: string) => void
}

/** Two targets for a finger fit in a row. */
const LINKS_SHOWN = 2

/** One piece: what it is, when and where it was taken, who added it, what it proves. */
export const PoolRow = memo(function PoolRow(props: PoolRowProps) {
  const { entry, rowIndex, isCurrent, onEnter, onOpen } = props
  const { evidence, links, author, source } = entry
  const jump = useJump()
  const tabIndex = isCurrent ? 0 : -1
  const open = () => onOpen(evidence.id)
  const shown = links.length > LINKS_SHOWN ? links.slice(0, LINKS_SHOWN - 1) : links
  const more = links.length - shown.length
  return (
    <div
      id={`evidence:${evidence.id}`}
      role="row"
      aria-rowindex={rowIndex}
      tabIndex={tabIndex}
      data-current={isCurrent}
      className="pool-grid-row"
      aria-label={evidence.name}
      onFocus={() => onEnter(evidence.id)}
    >
      <div role="gridcell" className="pool-piece">
        <EvidenceThumb evidence={evidence} onOpen={open} tabIndex={tabIndex} />
        <div>
          <span className="pool-name" title={evidence.name}>
            {evidence.name}
          </span>
          <span className="note">
            {fileSize(evidence.sizeBytes)} · <code>{shortHash(evidence)}</code>
          </span>
        </div>
      </div>
      <div role="gridcell">
        <span>{evidence.capturedAt ? dateAndTime(evidence.capturedAt) : '时间未注明'}</span>
        <span className="note">{source}</span>
      </div>
      <div role="gridcell">
        <span>{evidence.place === '' ? '地点未填' : evidence.place}</span>
        <span className="note" title={evidence.device ?? undefined}>
          {evidence.device ?? '设备未注明'}
        </span>
      </div>
      <div role="gridcell">
        <span>{author}</span>
        <span className="note">{dateAndTime(evidence.addedAt)}</span>
      </div>
      <div role="gridcell" className="pool-links">
        {links.length === 0 && <span className="pool-none">未关联</span>}
        {shown.map(({ title, step, target }) => (
          <button
            key={`${target} ${title}`}
            type="button"
            className="pool-link"
            tabIndex={tabIndex}
            title={`${title}（${STEP_NAMES[step]}）`}
            onClick={() => jump(step, target)}
          >
            {title}
          </button>
        ))}
        {more > 0 && (
          <button type="button" className="pool-link" tabIndex={tabIndex} onClick={open}>
            另有 {more} 处
          </button>
        )}
      </div>
    </div>
  )
})
