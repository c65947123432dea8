import { Button } from 'antd'
import { CONNECTIVITY_ASPECT } from '../../../../shared/domain/connectivity/summary.ts'
import { isAllIn, sheetState } from '../../../../shared/domain/panel/handing-in.ts'
import { missingMarks, rubricOf } from '../../../../shared/domain/panel/rubric-marks.ts'
import { useJump } from '../../../lib/jump.ts'
import { walkItems } from '../../../lib/walk.ts'
import { useWorkspace } from '../../../lib/workspace-store.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { useLiveRecords } from '../live-records.ts'
import { ConnectivityLine } from './connectivity-line.tsx'
import { PanelMarks } from './panel-marks.tsx'
import { RubricCard } from './rubric-card.tsx'
import { RubricHead } from './rubric-head.tsx'
import './rubric.css'
import { WeightsNote } from './weights-note.tsx'

/** 验收评议: the four aspects of 第三章（五）, marked by every expert alone. */
export function RubricView() {
  const { workspace, acting } = useWorkspace()
  const records = useLiveRecords()
  const rubric = rubricOf(workspace)
  if (!rubric) return <EmptyState title="本程序没有任务指定的评议表，请升级程序" />
  const { experts } = workspace.package.panel
  const areOpen = isAllIn(records, experts)
  return (
    <div className="rubric-view" onKeyDown={walkItems('.record-card')}>
      <WeightsNote weights={workspace.rubricWeights} />
      <RubricHead rubric={rubric} records={records} expertId={acting.id} />
      {areOpen && <PanelMarks rubric={rubric} records={records} experts={experts} />}
      {rubric.aspects.map((aspect) => (
        <section key={aspect.id} aria-labelledby={`rubric-${aspect.id}`}>
          <h2 id={`rubric-${aspect.id}`} className="rubric-aspect">
            {aspect.name}
            <span className="rubric-weight">权重 {aspect.weight}%</span>
          </h2>
          {aspect.id === CONNECTIVITY_ASPECT && <ConnectivityLine records={records} />}
          {aspect.criteria.map((criterion) => (
            <RubricCard key={criterion.id} criterion={criterion} expertId={acting.id} />
          ))}
        </section>
      ))}
      <RubricFoot
        missing={missingMarks(rubric, records, acting.id).length}
        isHandedIn={sheetState(records, acting).state === 'in'}
        expertId={acting.id}
      />
      <p className="rubric-source">
        {rubric.source}
        {rubric.note}
      </p>
    </div>
  )
}

type RubricFootProps = {
  readonly missing: number
  readonly isHandedIn: boolean
  readonly expertId: string
}

/** Marks are handed in with the scores, not by themselves. */
function RubricFoot({ missing, isHandedIn, expertId }: RubricFootProps) {
  const jump = useJump()
  const words = isHandedIn
    ? '评议已随打分提交。定稿前可以在“我的打分”撤回修改。'
    : missing > 0
      ? `还有 ${missing} 个要点没有评分或没有写理由。`
      : '评议完毕。请到“我的打分”与打分一并提交；全部专家提交后可见彼此的评议。'
  return (
    <div className="hand-in">
      <p>{words}</p>
      <Button onClick={() => jump('scoring', `score-sheet:${expertId}`)}>去“我的打分”</Button>
    </div>
  )
}
