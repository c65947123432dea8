import { TabletOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import type { HandOverPreparation } from '../../../shared/ipc/contract.ts'
import { call } from '../../lib/core-client.ts'
import { errorMessage } from '../../lib/error-message.ts'
import { useRecorder } from '../../lib/recorder.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { HandOverDialog } from './hand-over-dialog.tsx'

/** 现场填写: asks how the device comes back before it is handed over. */
export function HandOverButton({ taskId }: { readonly taskId: string }) {
  const isRecording = useRecorder(({ session }) => session !== null)
  const [preparation, setPreparation] = useState<HandOverPreparation | null>(null)
  const [error, setError] = useState<string | null>(null)

  async function prepare(): Promise<void> {
    setError(null)
    try {
      setPreparation(await call('handOver.prepare', { taskId }))
    } catch (failure) {
      setError(errorMessage(failure))
    }
  }
  return (
    <>
      <Button
        type="primary"
        size="large"
        icon={<TabletOutlined aria-hidden />}
        disabled={isRecording}
        title={isRecording ? '正在录音，请先结束录音再交出设备' : undefined}
        onClick={() => void prepare()}
      >
        现场填写
      </Button>
      {error && <ErrorNote message={error} />}
      {preparation && (
        <HandOverDialog
          taskId={taskId}
          preparation={preparation}
          onClose={() => setPreparation(null)}
        />
      )}
    </>
  )
}
