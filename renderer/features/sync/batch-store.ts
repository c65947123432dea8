import { create } from 'zustand'
import { AppError } from '../../../shared/errors.ts'
import { call, onCoreEvent } from '../../lib/core-client.ts'
import { errorMessage } from '../../lib/error-message.ts'
import { refreshAppState } from '../../lib/app-state.ts'
import { refreshSync } from '../../lib/sync-store.ts'

type BatchStore = {
  readonly isRunning: boolean
  readonly progress: {
    readonly stage: 'writing' | 'checking'
    readonly doneBytes: number
    readonly totalBytes: number
  } | null
  readonly outcome: string | null
  readonly error: string | null
}

export const useBatch = create<BatchStore>()(() => ({
  isRunning: false,
  progress: null,
  outcome: null,
  error: null,
}))

/** Reads or writes a file of the stick; goes on while other screens are shown. */
export async function runBatch(work: () => Promise<string>): Promise<void> {
  if (useBatch.getState().isRunning) return
  useBatch.setState({ isRunning: true, progress: null, outcome: null, error: null })
  try {
    useBatch.setState({ outcome: await work() })
  } catch (error) {
    const isCancelled = error instanceof AppError && error.info.code === 'cancelled'
    useBatch.setState({ error: isCancelled ? CANCELLED : errorMessage(error) })
  } finally {
    useBatch.setState({ isRunning: false, progress: null })
    await Promise.all([refreshSync(), refreshAppState()])
  }
}

const CANCELLED =
  '已取消，本机数据未动。导出了一半的文件名称带“未完成”，不能用；再导出到同一位置会接着写。'

export async function cancelBatch(): Promise<void> {
  await call('batch.cancel', {})
}

onCoreEvent((event) => {
  if (event.type !== 'batch-progress' || !useBatch.getState().isRunning) return
  const { stage, doneBytes, totalBytes } = event
  useBatch.setState({ progress: { stage, doneBytes, totalBytes } })
})
