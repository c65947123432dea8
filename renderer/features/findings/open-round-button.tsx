import { Button, Modal } from 'antd'
import { useState } from 'react'
import { call } from '../../lib/core-client.ts'
import { errorMessage } from '../../lib/error-message.ts'
import { useJump } from '../../lib/jump.ts'
import { showWorkspace, useWorkspace } from '../../lib/workspace-store.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { ReasonDialog } from '../../ui/reason-dialog.tsx'

type OpenRoundButtonProps = { readonly round: number; readonly isLate: boolean }

const WHAT_HAPPENS =
  '上一轮的验收意见和签字原样有效。已通过的内容带入本轮；未通过的要重新核查，打分须重新提交，意见另写一份、另行签字。'

/** 开始第 N 轮复验; after the deadline it asks for the reason. */
export function OpenRoundButton({ round, isLate }: OpenRoundButtonProps) {
  const { workspace } = useWorkspace()
  const jump = useJump()
  const [isAsking, setIsAsking] = useState(false)
  const [isBusy, setIsBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const taskId = workspace.summary.id

  async function open(reason: string): Promise<void> {
    showWorkspace(await call('task.openRound', { taskId, reason }))
    jump('findings')
  }
  async function openInTime(): Promise<void> {
    setError(null)
    setIsBusy(true)
    try {
      await open('')
    } catch (failure) {
      setError(errorMessage(failure))
      setIsBusy(false)
    }
  }
  return (
    <div>
      <Button type="primary" onClick={() => setIsAsking(true)}>
        开始第 {round} 轮复验
      </Button>
      {isLate ? (
        <ReasonDialog
          isOpen={isAsking}
          title={`开始第 ${round} 轮复验（逾期）`}
          note={`整改期限已过，须写明理由，理由印在验收意见上。${WHAT_HAPPENS}`}
          label="逾期复验的理由（必填）"
          confirmText="开始复验"
          onConfirm={open}
          onClose={() => setIsAsking(false)}
        />
      ) : (
        <Modal
          centered
          open={isAsking}
          title={`开始第 ${round} 轮复验`}
          okText="开始复验"
          cancelText="取消"
          confirmLoading={isBusy}
          onOk={() => void openInTime()}
          onCancel={() => setIsAsking(false)}
        >
          <p>{WHAT_HAPPENS}</p>
          {error && <ErrorNote message={error} />}
        </Modal>
      )}
    </div>
  )
}
