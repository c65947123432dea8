import { Checkbox } from 'antd'
import { useMemo, useState } from 'react'
import type { Checkpoint, Checklist } from '../../../shared/catalog/index.ts'
import { useJumpTarget } from '../../lib/jump.ts'
import { walkItems } from '../../lib/walk.ts'
import { useWorkspace } from '../../lib/workspace-store.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { createNearWindow, NearWindowContext } from './near-window.ts'
import { SurveyArea } from './survey-area.tsx'

/** The checkpoints by area in walking order, all of them or what is left to do. */
export function SurveyList({ checklist }: { readonly checklist: Checklist }) {
  const { gaps, records } = useWorkspace()
  const target = useJumpTarget()
  /** What was open when the filter was switched on: a point does not vanish under the finger. */
  const [shown, setShown] = useState<ReadonlySet<string> | null>(null)
  const [nearWindow] = useState(createNearWindow)
  const messages = useMemo(() => new Map(gaps.map((gap) => [gap.target, gap.message])), [gaps])
  const [lastTarget, setLastTarget] = useState(target)
  if (target !== lastTarget) {
    setLastTarget(target)
    if (target?.startsWith('checkpoint:')) setShown(null)
  }

  const messageOf = ({ code }: Checkpoint) => messages.get(`checkpoint:${code}`)
  const isOpen = (point: Checkpoint) =>
    messageOf(point) !== undefined || !records.body('checkpoint', point.code).result
  const open = checklist.checkpoints.filter(isOpen).map(({ code }) => code)
  const total = checklist.checkpoints.length
  const areas = checklist.areas.flatMap((name) => {
    const all = checklist.checkpoints.filter(({ area }) => area === name)
    const points = shown ? all.filter(({ code }) => shown.has(code)) : all
    return points.length === 0 ? [] : [{ name, all, points }]
  })
  return (
    <section aria-label="勘查点">
      <div className="survey-head">
        <p>
          已完成 <strong>{total - open.length}</strong> / {total}，未完成 {open.length}
        </p>
        <Checkbox
          className="survey-filter"
          checked={shown !== null}
          onChange={(event) => setShown(event.target.checked ? new Set(open) : null)}
        >
          只看未完成
        </Checkbox>
      </div>
      {areas.length === 0 && (
        <EmptyState title="勘查点都已完成" note="取消“只看未完成”可查看全部勘查点。" />
      )}
      <NearWindowContext value={nearWindow}>
        <div onKeyDown={walkItems('.record-card')}>
          {areas.map(({ name, all, points }) => (
            <SurveyArea
              key={name}
              name={name}
              points={points}
              doneCount={all.filter((point) => !isOpen(point)).length}
              totalCount={all.length}
              messageOf={messageOf}
              target={target}
            />
          ))}
        </div>
      </NearWindowContext>
    </section>
  )
}
