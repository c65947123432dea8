import { create } from 'zustand'
import { refreshAppState } from '../../lib/app-state.ts'
import { call, shell } from '../../lib/core-client.ts'
import { errorMessage } from '../../lib/error-message.ts'
import type { ImportReport } from '../../../shared/ipc/contract.ts'
import type { Grant } from '../../../shared/ipc/messages.ts'
import { loadTasks } from './task-store.ts'

type ImportStore = {
  readonly isBusy: boolean
  readonly report: ImportReport | null
  readonly error: string | null
}

export const useImportStore = create<ImportStore>()(() => ({
  isBusy: false,
  report: null,
  error: null,
}))

export const dismissReport = (): void => useImportStore.setState({ report: null, error: null })

export function importByDialog(): Promise<void> {
  return run(async () => importGrants(await shell.pickPackages()))
}

export function importDropped(files: readonly File[]): Promise<void> {
  return run(async () => importGrants(await shell.grantDropped(files)))
}

export function importSamples(): Promise<void> {
  return run(() => call('task.importSamples', {}))
}

async function importGrants(grants: readonly Grant[]): Promise<ImportReport | null> {
  if (grants.length === 0) return null
  return call('task.importPackages', { grants: grants.map(({ grant }) => grant) })
}

async function run(action: () => Promise<ImportReport | null>): Promise<void> {
  if (useImportStore.getState().isBusy) return
  useImportStore.setState({ isBusy: true, report: null, error: null })
  try {
    useImportStore.setState({ report: await action() })
    await Promise.all([loadTasks(), refreshAppState()])
  } catch (error) {
    useImportStore.setState({ error: errorMessage(error) })
  } finally {
    useImportStore.setState({ isBusy: false })
  }
}
