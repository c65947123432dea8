import { Segmented } from 'antd'
import { useState } from 'react'
import { useJumpTarget } from '../../lib/jump.ts'
import { useWorkspace } from '../../lib/workspace-store.ts'
import { EvidenceViewer } from '../../ui/evidence-viewer.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { ReadOnlyNote } from '../../ui/read-only-note.tsx'
import { StepFooter } from '../../ui/step-footer.tsx'
import { ByCodeView } from './by-code-view.tsx'
import './evidence-pool.css'
import { PoolDrop } from './pool-drop.tsx'
import { PoolView } from './pool-view.tsx'

type View = 'pieces' | 'codes'

/** 佐证 as one pool: each piece with what it proves, each item with its pieces. */
export function EvidencePoolScreen() {
  const { workspace, isFrozen } = useWorkspace()
  const target = useJumpTarget()
  const [view, setView] = useState<View>(target?.startsWith('evidence-of:') ? 'codes' : 'pieces')
  const [text, setText] = useState('')
  const [openId, setOpenId] = useState<string | null>(null)
  const open = workspace.evidence.find(({ id }) => id === openId)
  return (
    <>
      <PageTitle
        title="佐证"
        note="本任务的全部佐证。点开可标注、填写地点、关联到采集项、场景、材料和勘查点。"
        actions={
          <Segmented<View>
            aria-label="佐证视图"
            value={view}
            options={[
              { value: 'pieces', label: '佐证与用处' },
              { value: 'codes', label: '采集项与场景' },
            ]}
            onChange={(next) => {
              setText('')
              setView(next)
            }}
          />
        }
      />
      <ReadOnlyNote />
      {view === 'pieces' ? (
        <PoolDrop>
          <PoolView initialText={text} onOpen={setOpenId} />
        </PoolDrop>
      ) : (
        <ByCodeView
          onOpen={setOpenId}
          onShowAll={(code) => {
            setText(code)
            setView('pieces')
          }}
        />
      )}
      {open && (
        <EvidenceViewer
          key={open.id}
          evidence={open}
          canRemove={!isFrozen}
          onClose={() => setOpenId(null)}
        />
      )}
      <StepFooter step="evidence" />
    </>
  )
}
