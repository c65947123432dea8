import { create } from 'zustand'
import type { UploadRow } from '../../../shared/ipc/contract.ts'
import { refreshAppState } from '../../lib/app-state.ts'
import { call, onCoreEvent } from '../../lib/core-client.ts'
import { errorMessage } from '../../lib/error-message.ts'
import { reload } from '../../lib/workspace-store.ts'
import { addSample, type Progress } from '../../lib/transfer-progress.ts'

type UploadStore = {
  /** Null until core has answered. */
  readonly rows: readonly UploadRow[] | null
  /** Tasks of the upload that runs now; it goes on while other screens are shown. */
  readonly running: readonly string[] | null
  readonly progress: Readonly<Record<string, Progress>>
  readonly isCancelling: boolean
  readonly error: string | null
  /** What the last run ended with, in words. */
  readonly outcome: string | null
}

export const useUploads = create<UploadStore>()(() => ({
  rows: null,
  running: null,
  progress: {},
  isCancelling: false,
  error: null,
  outcome: null,
}))

export async function refreshUploads(): Promise<void> {
  try {
    useUploads.setState({ rows: await call('upload.list', {}) })
  } catch (error) {
    useUploads.setState({ error: errorMessage(error) })
  }
}

/** Sends the chosen tasks; from here on core uses the network until it is done or cancelled. */
export async function startUpload(taskIds: readonly string[]): Promise<void> {
  if (useUploads.getState().running !== null || taskIds.length === 0) return
  useUploads.setState({ running: taskIds, progress: {}, error: null, outcome: null })
  try {
    const { confirmed, rows } = await call('upload.start', { taskIds: [...taskIds] })
    const isCancelled = useUploads.getState().isCancelling
    const left = rows.filter(
      ({ task, upload }) => taskIds.includes(task.id) && upload?.state !== 'confirmed',
    ).length
    useUploads.setState({
      rows,
      outcome: `${confirmed} 项已上报${left > 0 ? `，${left} 项${isCancelled ? '已取消或未成功' : '未成功'}，仍在列表中` : ''}。`,
    })
  } catch (error) {
    useUploads.setState({ error: errorMessage(error) })
    await refreshUploads()
  } finally {
    useUploads.setState({ running: null, isCancelling: false })
    await Promise.all([reload(), refreshAppState()])
  }
}

export async function cancelUpload(): Promise<void> {
  useUploads.setState({ isCancelling: true })
  try {
    const { cancelled } = await call('upload.cancel', {})
    if (!cancelled) useUploads.setState({ isCancelling: false })
  } catch (error) {
    useUploads.setState({ isCancelling: false, error: errorMessage(error) })
  }
}

onCoreEvent((event) => {
  if (event.type === 'upload-progress') {
    const { taskId, sentBytes, totalBytes, file } = event
    useUploads.setState(({ progress }) => ({
      progress: {
        ...progress,
        [taskId]: addSample(progress[taskId], { sentBytes, totalBytes, file }, performance.now()),
      },
    }))
  } else if (useUploads.getState().rows !== null) void refreshUploads()
})
