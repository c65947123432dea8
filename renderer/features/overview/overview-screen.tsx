import { useMemo } from 'react'
import { compareClaim } from '../../../shared/domain/task/compare-claim.ts'
import { useWorkspace } from '../../lib/workspace-store.ts'
import { PageTitle } from '../../ui/page-title.tsx'
import { ReadOnlyNote } from '../../ui/read-only-note.tsx'
import { StepFooter } from '../../ui/step-footer.tsx'
import { AttachmentList } from './attachment-list.tsx'
import { ClaimTable } from './claim-table.tsx'
import { DeliverableTable } from './deliverable-table.tsx'
import { DifferenceSummary } from './difference-summary.tsx'
import { LevelTable } from './level-table.tsx'
import './overview.css'
import { OnSiteNote } from './on-site-note.tsx'
import { PanelTable } from './panel-table.tsx'
import { PlanDetails } from './plan-details.tsx'
import { ProviderTable } from './provider-table.tsx'
import { TaskNews } from '../../ui/task-news.tsx'
import { RoundNote } from './round-note.tsx'
import { TaskUpdate } from './task-update.tsx'
import { UnprintableNote } from './unprintable-note.tsx'

/** 项目概览: what is claimed beside what was planned, so that the panel sees at once what differs. */
export function OverviewScreen() {
  const { workspace } = useWorkspace()
  const groups = useMemo(() => compareClaim(workspace.package), [workspace.package])
  const { task, platform } = workspace.package
  const isOnSite = task.origin === 'on-site'
  return (
    <>
      <PageTitle
        title="项目概览"
        note={`任务 ${task.number}，预约 ${task.appointment ?? '未定'}，${isOnSite ? '现场录入' : `由${platform.name}下发`}`}
      />
      <ReadOnlyNote />
      <UnprintableNote />
      <TaskNews taskId={task.id} />
      <TaskUpdate />
      <OnSiteNote />
      <RoundNote />
      {!isOnSite && <DifferenceSummary groups={groups} />}
      {!isOnSite && <LevelTable />}
      {groups.map((group) => (
        <ClaimTable key={group.title} group={group} />
      ))}
      <ProviderTable />
      <DeliverableTable />
      <AttachmentList />
      <PanelTable />
      {!isOnSite && <PlanDetails />}
      <StepFooter step="overview" />
    </>
  )
}
