import { Segmented } from 'antd'
import { useState } from 'react'
import { findDemonstrationScript } from '../../../shared/catalog/index.ts'
import { useJumpedTo } from '../../lib/jump.ts'
import { useWorkspace } from '../../lib/workspace-store.ts'
import { PageTitle } from '../../ui/page-title.tsx'
import { ReadOnlyNote } from '../../ui/read-only-note.tsx'
import { StepFooter } from '../../ui/step-footer.tsx'
import { ConnectivityView } from './connectivity/connectivity-view.tsx'
import { DemonstrationList } from './demonstration-list.tsx'
import './demonstration.css'

type Tab = 'systems' | 'connectivity'

/** 系统演示: which systems were shown, step by step what they did, and how data goes between them. */
export function DemonstrationScreen() {
  const { workspace, records } = useWorkspace()
  const [tab, setTab] = useState<Tab>('systems')
  useJumpedTo((target) => {
    if (target.startsWith('connection:')) setTab('connectivity')
    if (target.startsWith('demonstration:')) setTab('systems')
  })
  const script = findDemonstrationScript(workspace.package.pinned.demonstrationScript.id)
  return (
    <>
      <PageTitle
        title="系统演示"
        note="由企业人员用日常账号操作，专家对照脚本逐步记录。企业没有的系统不必添加。"
      />
      <ReadOnlyNote />
      <Segmented<Tab>
        className="demonstration-tabs"
        size="large"
        aria-label="系统演示的内容"
        value={tab}
        options={[
          { value: 'systems', label: `演示记录 ${records.all('demonstration').length} 个` },
          { value: 'connectivity', label: `数据贯通 ${records.all('connection').length} 条` },
        ]}
        onChange={setTab}
      />
      {tab === 'systems' ? (
        <DemonstrationList script={script} />
      ) : (
        <ConnectivityView script={script} />
      )}
      <StepFooter step="demonstration" />
    </>
  )
}
