import { Modal } from 'antd'
import { useState } from 'react'
import { CONCLUSION_NAMES } from '../../../shared/domain/opinion/conclusion.ts'
import { signersOf } from '../../../shared/domain/opinion/snapshot.ts'
import { call } from '../../lib/core-client.ts'
import { errorMessage } from '../../lib/error-message.ts'
import { useJump } from '../../lib/jump.ts'
import { whenSettled } from '../../lib/record-writer.ts'
import { reload, useWorkspace } from '../../lib/workspace-store.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { MendButtons } from './mend-buttons.tsx'

type FreezeDialogProps = { readonly isOpen: boolean; readonly onClose: () => void }

/** The last look before the opinion is frozen; it goes away with its screen. */
export function FreezeDialog({ isOpen, onClose }: FreezeDialogProps) {
  const { workspace, records } = useWorkspace()
  const jump = useJump()
  const [isBusy, setIsBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const { conclusion } = records.body('opinion', 'draft')
  const names = signersOf(workspace).map(({ name }) => name)

  async function freeze(): Promise<void> {
    setError(null)
    setIsBusy(true)
    try {
      await whenSettled()
      await call('opinion.freeze', { taskId: workspace.summary.id, reason: '' })
      await reload()
      jump('signing')
    } catch (failure) {
      setError(failure)
      setIsBusy(false)
      await reload()
    }
  }
  return (
    <Modal
      centered
      open={isOpen}
      title="定稿并进入签字"
      okText="定稿"
      cancelText="再看看"
      confirmLoading={isBusy}
      onOk={() => void freeze()}
      onCancel={onClose}
    >
      <p>结论：{conclusion ? CONCLUSION_NAMES[conclusion] : '未选'}。</p>
      <p>定稿后内容不能再改，由 {names.join('、')} 签字；如需更正，须写明理由另起新版。</p>
      {error !== null && (
        <ErrorNote
          message={errorMessage(error)}
          actions={<MendButtons error={error} onJump={onClose} />}
        />
      )}
    </Modal>
  )
}
