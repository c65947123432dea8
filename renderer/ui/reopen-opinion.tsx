import { Button } from 'antd'
import { useState } from 'react'
import { standingOpinion } from '../../shared/domain/rounds/index.ts'
import { call } from '../lib/core-client.ts'
import { useJump } from '../lib/jump.ts'
import { showWorkspace, useWorkspace } from '../lib/workspace-store.ts'
import { ReasonDialog } from './reason-dialog.tsx'

/** 另起新版: the leader withdraws the frozen opinion with a reason and goes on editing. */
export function ReopenOpinion() {
  const { workspace, isFrozen, isLeader } = useWorkspace()
  const jump = useJump()
  const [isOpen, setIsOpen] = useState(false)
  if (!isFrozen || !isLeader) return null
  const revision = standingOpinion(workspace)?.revision ?? 0

  async function reopen(reason: string): Promise<void> {
    showWorkspace(await call('opinion.reopen', { taskId: workspace.summary.id, reason }))
    setIsOpen(false)
    jump('opinion')
  }
  return (
    <>
      <Button onClick={() => setIsOpen(true)}>另起新版</Button>
      <ReasonDialog
        isOpen={isOpen}
        title="另起新版"
        note={`第 ${revision} 版连同签字原样留存并标为作废；在它的内容上另起一版，改好后重新定稿、重新签字。`}
        label="另起新版的理由（必填）"
        confirmText="另起新版"
        onConfirm={reopen}
        onClose={() => setIsOpen(false)}
      />
    </>
  )
}
