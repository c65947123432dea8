import { Checkbox } from 'antd'
import { useState } from 'react'
import { useJumpedTo } from '../../../lib/jump.ts'
import { walkItems } from '../../../lib/walk.ts'
import { useWorkspace } from '../../../lib/workspace-store.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { DeliverableCard } from './deliverable-card.tsx'
import './deliverables.css'

/** 合同交付: what the contract promises, ticked off on site. */
export function DeliverableView() {
  const { workspace, records, gapOf } = useWorkspace()
  const { deliverables } = workspace.package.filing
  /** What was open when the filter was switched on: a card does not vanish under the finger. */
  const [shown, setShown] = useState<ReadonlySet<number> | null>(null)
  useJumpedTo((target) => {
    if (target.startsWith('deliverable:')) setShown(null)
  })
  const isOpen = (place: number): boolean =>
    !records.body('deliverable', String(place)).status || gapOf.has(`deliverable:${String(place)}`)
  const open = deliverables.flatMap((_, place) => (isOpen(place) ? [place] : []))
  const found = (status: string): number =>
    records.all('deliverable').filter(({ body }) => body.status === status).length

  if (deliverables.length === 0) {
    return (
      <EmptyState
        title="没有合同交付清单"
        note="请对照合同原件查看，并在“书面材料审核”中记录合同材料的情况。"
      />
    )
  }
  return (
    <section aria-labelledby="deliverables-title">
      <h2 id="deliverables-title" className="visually-hidden">
        合同交付
      </h2>
      <div className="survey-head">
        <p>
          已核对 <strong>{deliverables.length - open.length}</strong> / {deliverables.length}
          ：在用 {found('seen-running')}，已到位 {found('seen')}，不符 {found('different')}，未见到{' '}
          {found('missing')}
        </p>
        <Checkbox
          className="survey-filter"
          checked={shown !== null}
          onChange={(event) => setShown(event.target.checked ? new Set(open) : null)}
        >
          只看未核对
        </Checkbox>
      </div>
      <div className="deliverables" onKeyDown={walkItems('.record-card')}>
        {deliverables.map((promised, place) =>
          shown === null || shown.has(place) ? (
            <DeliverableCard
              // The contract's list never changes while it is shown, and names may repeat.
              // oxlint-disable-next-line react/no-array-index-key
              key={place}
              promised={promised}
              place={place}
              gap={gapOf.get(`deliverable:${place}`)}
            />
          ) : null,
        )}
      </div>
      {shown?.size === 0 && (
        <EmptyState title="合同交付都已核对" note="取消“只看未核对”可查看全部。" />
      )}
    </section>
  )
}
