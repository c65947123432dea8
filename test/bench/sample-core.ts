import { join, resolve } from 'node:path'
import { createCore, type Core } from '../../electron/core/core.ts'
import { createCall, type Call } from '../../electron/core/dispatch.ts'
import { bundledFonts } from '../../electron/core/documents/kit/bundled-fonts.ts'
import { loadFileKey } from '../../electron/core/vault/file-key.ts'

const root = resolve(import.meta.dirname, '../..')
export const samplesFolder = join(root, 'electron/resources/samples')

/** Selects the rows of the task list; they are there once core has answered. */
export const TASK_ROW = '.task-grid-row:not(.task-grid-head)'

export type SampleCore = { readonly core: Core; readonly call: Call; readonly taskId: string }

/** Core in this process on a new data folder with the sample tasks; the app can open it afterwards. */
export async function aSampleCore(dataFolder: string): Promise<SampleCore> {
  const { core, call } = await openSampleCore(dataFolder)
  const { imported } = await call('task.importSamples', {})
  const [task] = imported
  if (!task) throw new Error('there are sample tasks')
  return { core, call, taskId: task.id }
}

/** The same on a folder that is there. */
export async function openSampleCore(dataFolder: string): Promise<Omit<SampleCore, 'taskId'>> {
  const core = await createCore({
    dataFolder,
    key: await loadFileKey(dataFolder),
    keyProtection: 'file',
    fonts: bundledFonts(join(root, 'node_modules')),
    samplesFolder,
    version: '0.0.0-bench',
  })
  return { core, call: createCall(core.dispatch) }
}

/** A data folder with the sample tasks; gives the id of the first of them. */
export async function aSampleFolder(dataFolder: string): Promise<string> {
  const { core, taskId } = await aSampleCore(dataFolder)
  core.close()
  return taskId
}
