import { join } from 'node:path'
import type { Core } from '../../electron/core/core.ts'
import { createCall, type Call } from '../../electron/core/dispatch.ts'
import { loadFileKey } from '../../electron/core/vault/file-key.ts'
import { openCore } from '../helpers/open-core.ts'

export { samplesFolder } from '../helpers/open-core.ts'

/** Works on the data folder of a test (see the fixtures) while the app is not running. */
export async function withData(
  folder: string,
  work: (call: Call, grant: Core['grant'], core: Core) => Promise<void>,
): Promise<void> {
  const dataFolder = join(folder, 'data')
  const core = await openCore({ dataFolder, key: await loadFileKey(dataFolder) })
  try {
    await work(createCall(core.dispatch), core.grant, core)
  } finally {
    core.close()
  }
}
