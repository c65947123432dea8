import { create } from 'zustand'
import { AppError } from '../../../shared/errors.ts'
import type { DossierForm } from '../../../shared/ipc/contract.ts'
import { call, onCoreEvent, shell } from '../../lib/core-client.ts'
import { errorMessage } from '../../lib/error-message.ts'
import { today } from '../../lib/words.ts'

type ReceiptsExportStore = {
  readonly isRunning: boolean
  readonly isCancelling: boolean
  readonly progress: {
    readonly stage: 'writing' | 'checking'
    readonly doneBytes: number
    readonly totalBytes: number
    readonly file: string
  } | null
  readonly outcome: string
  readonly error: string | null
}

const IDLE = {
  isRunning: false,
  isCancelling: false,
  progress: null,
  outcome: '',
  error: null,
} as const

/** The export of all receipts that runs or was run last; it goes on while other screens are shown. */
export const useReceiptsExport = create<ReceiptsExportStore>()(() => IDLE)

/** Asks where to, and exports; nothing happens where the user picks no place. */
export async function exportReceipts(form: DossierForm): Promise<void> {
  if (useReceiptsExport.getState().isRunning) return
  try {
    const place =
      form === 'zip'
        ? await shell.pickSaveDossier(`上报回执-${today()}.zip`)
        : await shell.pickDossierFolder()
    if (place === null) return
    useReceiptsExport.setState({ ...IDLE, isRunning: true })
    const { grant } = place
    const { receipts, name } = await call('receipt.export', { revisionIds: null, form, grant })
    const outcome = `已导出 ${receipts} 份回执到“${name}”，每份有一页 PDF 和一个签名回执，已读回核对。`
    useReceiptsExport.setState({ ...IDLE, outcome })
  } catch (error) {
    const isCancelled = error instanceof AppError && error.info.code === 'cancelled'
    useReceiptsExport.setState({ ...IDLE, error: isCancelled ? CANCELLED : errorMessage(error) })
  }
}

const CANCELLED =
  '已取消导出，本机的回执都在。已写出的部分名称带“未完成”，不能用；再导出到同一位置会接着写。'

export async function cancelReceiptsExport(): Promise<void> {
  useReceiptsExport.setState({ isCancelling: true })
  await call('dossier.cancel', {})
}

onCoreEvent((event) => {
  if (event.type !== 'dossier-progress' || !useReceiptsExport.getState().isRunning) return
  const { stage, doneBytes, totalBytes, file } = event
  useReceiptsExport.setState({ progress: { stage, doneBytes, totalBytes, file } })
})
