import { Segmented } from 'antd'
import { useState, type ReactNode } from 'react'
import { useJumpedTo } from '../../lib/jump.ts'
import { useWorkspace } from '../../lib/workspace-store.ts'
import { DeliverableView } from './deliverables/deliverable-view.tsx'
import { EquipmentView } from './equipment/equipment-view.tsx'
import { ScenarioView } from './scenarios/scenario-view.tsx'

type Tab = 'checkpoints' | 'scenarios' | 'equipment' | 'deliverables'

/** What is done on the walk: checkpoints, scenarios, equipment inventory, the contract's deliverables. */
export function SurveyTabs({ checkpoints }: { readonly checkpoints: ReactNode }) {
  const { workspace, records, gapOf, set } = useWorkspace()
  const [tab, setTab] = useState<Tab>('checkpoints')
  useJumpedTo((target) => {
    if (!target.startsWith('step:')) setTab(tabOf(target))
  })
  const promised = workspace.package.filing.deliverables.length
  // As each tab counts itself: what still lacks words is not done.
  const checked = records
    .all('deliverable')
    .filter(({ key, body }) => body.status && !gapOf.has(`deliverable:${key}`))
  const verified = records
    .all('scenario-check')
    .filter(
      ({ key, body }) => typeof body.level === 'number' && !gapOf.has(`scenario-check:${key}`),
    )
  return (
    <>
      <Segmented<Tab>
        className="survey-tabs"
        size="large"
        aria-label="现场勘查的内容"
        value={tab}
        options={[
          { value: 'checkpoints', label: '勘查点' },
          { value: 'scenarios', label: `应用场景 ${verified.length} / ${set.scenarios.length}` },
          { value: 'equipment', label: `设备清单 ${records.all('equipment').length} 行` },
          { value: 'deliverables', label: `合同交付 ${checked.length} / ${promised}` },
        ]}
        onChange={setTab}
      />
      {tab === 'checkpoints' && checkpoints}
      {tab === 'scenarios' && <ScenarioView />}
      {tab === 'equipment' && <EquipmentView />}
      {tab === 'deliverables' && <DeliverableView />}
    </>
  )
}

function tabOf(target: string): Tab {
  if (target.startsWith('equipment:')) return 'equipment'
  if (target.startsWith('scenario-check:')) return 'scenarios'
  return target.startsWith('deliverable:') ? 'deliverables' : 'checkpoints'
}
