import { create } from 'zustand'
import { AppError } from '../../shared/errors.ts'
import type { DossierForm, DossierReport } from '../../shared/ipc/contract.ts'
import type { Grant } from '../../shared/ipc/messages.ts'
import { call, onCoreEvent, shell } from './core-client.ts'
import { errorMessage } from './error-message.ts'
import { addSample, type Progress } from './transfer-progress.ts'

/** An export: of which tasks, in which form, to where. */
export type DossierExport = {
  readonly taskIds: readonly string[]
  readonly form: DossierForm
  readonly place: Grant
}

type DossierStore = {
  /** The export that runs or was run last; it goes on while other screens are shown. */
  readonly latest: DossierExport | null
  readonly isRunning: boolean
  readonly isCancelling: boolean
  readonly stage: 'writing' | 'checking'
  readonly progress: Progress | undefined
  readonly report: DossierReport | null
  readonly error: string | null
}

const IDLE = {
  isRunning: false,
  isCancelling: false,
  stage: 'writing',
  progress: undefined,
  report: null,
  error: null,
} as const

export const useDossierExport = create<DossierStore>()(() => ({ latest: null, ...IDLE }))

/** Asks where to, and exports; nothing happens where the user picks no place. */
export async function exportDossier(
  taskIds: readonly string[],
  form: DossierForm,
  suggestedName: string,
): Promise<void> {
  const place =
    form === 'zip'
      ? await shell.pickSaveDossier(`${suggestedName}.zip`)
      : await shell.pickDossierFolder()
  if (place !== null) await runExport({ taskIds, form, place })
}

/** Exports, or goes on with an export that was broken off: the same place finds what is there. */
export async function runExport(latest: DossierExport): Promise<void> {
  if (useDossierExport.getState().isRunning) return
  useDossierExport.setState({ latest, ...IDLE, isRunning: true })
  try {
    const { taskIds, form, place } = latest
    const report = await call('dossier.export', {
      taskIds: [...taskIds],
      form,
      grant: place.grant,
    })
    useDossierExport.setState({ ...IDLE, report })
  } catch (error) {
    const isCancelled = error instanceof AppError && error.info.code === 'cancelled'
    useDossierExport.setState({ ...IDLE, error: isCancelled ? CANCELLED : errorMessage(error) })
  }
}

const CANCELLED =
  '已取消导出，本机数据未动。已写出的部分名称带“未完成”，不能当档案用；接着导出会从那里继续。'

export async function cancelExport(): Promise<void> {
  useDossierExport.setState({ isCancelling: true })
  await call('dossier.cancel', {})
}

/** Takes the outcome of the last export off the screen. */
export function forgetExport(): void {
  if (!useDossierExport.getState().isRunning) useDossierExport.setState({ latest: null, ...IDLE })
}

export function showExport({ place }: DossierExport): Promise<void> {
  return shell.showDossier(place.grant)
}

onCoreEvent((event) => {
  if (event.type !== 'dossier-progress') return
  const { stage, doneBytes: sentBytes, totalBytes, file } = event
  useDossierExport.setState(({ progress, stage: before }) => ({
    stage,
    progress: addSample(
      stage === before ? progress : undefined,
      { sentBytes, totalBytes, file },
      performance.now(),
    ),
  }))
})
