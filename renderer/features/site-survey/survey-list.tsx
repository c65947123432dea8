import { useDeferredValue, useMemo, useState } from 'react'
import type { Checklist } from '../../../shared/catalog/index.ts'
import {
  pointTarget,
  surveyAreas,
  surveyPoints,
  type SurveyPoint,
} from '../../../shared/domain/survey/points.ts'
import { matchesPoint } from '../../../shared/domain/survey/find-points.ts'
import { useJumpedTo, useJumpTarget } from '../../lib/jump.ts'
import { walkItems } from '../../lib/walk.ts'
import { useWorkspace } from '../../lib/workspace-store.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { createNearWindow, NearWindowContext } from './near-window.ts'
import { SurveyArea } from './survey-area.tsx'
import { SurveyHead } from './survey-head.tsx'

/** More points than that are drawn near the window only. */
const LONG_LIST = 200

/** The checkpoints by area in walking order: all of them, what is left to do, or what is looked for. */
export function SurveyList({ checklist }: { readonly checklist: Checklist }) {
  const { workspace, gapOf, records } = useWorkspace()
  const target = useJumpTarget()
  /** What was open when the filter was switched on: a point does not vanish under the finger. */
  const [shown, setShown] = useState<ReadonlySet<string> | null>(null)
  const [text, setText] = useState('')
  const soughtText = useDeferredValue(text)
  const [nearWindow] = useState(createNearWindow)
  useJumpedTo((wanted) => {
    if (!wanted.includes('checkpoint:')) return
    setShown(null)
    setText('')
  })

  const points = useMemo(() => surveyPoints(workspace.package, records), [workspace, records])
  const open = useMemo(() => {
    const isOpen = (point: SurveyPoint): boolean =>
      gapOf.has(pointTarget(point)) || !records.body(point.kind, point.key).result
    return new Set(points.filter(isOpen).map(pointTarget))
  }, [points, gapOf, records])
  const areas = useMemo(() => {
    const isShown = (point: SurveyPoint): boolean =>
      (shown === null || shown.has(pointTarget(point))) && matchesPoint(point, soughtText)
    return surveyAreas(points, checklist.areas).flatMap(({ name, points: all }) => {
      const inView = all.filter(isShown)
      const doneCount = all.filter((point) => !open.has(pointTarget(point))).length
      const totalCount = all.length
      return inView.length === 0 ? [] : [{ name, doneCount, totalCount, points: inView }]
    })
  }, [points, open, shown, soughtText, checklist])
  const shownCount = areas.reduce((sum, area) => sum + area.points.length, 0)
  return (
    <section aria-label="勘查点">
      <SurveyHead
        totalCount={points.length}
        openCount={open.size}
        shownCount={shownCount}
        areas={[...new Set([...checklist.areas, ...points.map(({ area }) => area)])]}
        text={text}
        onText={setText}
        showsOpen={shown !== null}
        onShowOpen={(showsOpen) => setShown(showsOpen ? open : null)}
      />
      {areas.length === 0 && (
        <EmptyState
          title={soughtText.trim() === '' ? '勘查点都已完成' : '没有找到勘查点'}
          note={
            soughtText.trim() === ''
              ? '取消“只看未完成”可查看全部勘查点。'
              : '换个名称、编号或区域试试。'
          }
        />
      )}
      <NearWindowContext value={nearWindow}>
        <div onKeyDown={walkItems('.record-card')}>
          {areas.map((area) => (
            <SurveyArea
              key={area.name}
              {...area}
              target={target}
              isLong={points.length > LONG_LIST}
            />
          ))}
        </div>
      </NearWindowContext>
    </section>
  )
}
