import { join } from 'node:path'
import { createCore } from '../../electron/core/core.ts'
import { createCall, type Call } from '../../electron/core/dispatch.ts'
import { bundledFonts } from '../../electron/core/documents/kit/bundled-fonts.ts'
import { loadFileKey } from '../../electron/core/vault/file-key.ts'

const root = join(import.meta.dirname, '../..')

export const samplesFolder = join(root, 'electron/resources/samples')

/** Works on the data folder of a test (see the fixtures) while the app is not running. */
export async function withData(folder: string, work: (call: Call) => Promise<void>): Promise<void> {
  const dataFolder = join(folder, 'data')
  const core = await createCore({
    dataFolder,
    key: await loadFileKey(dataFolder),
    keyProtection: 'file',
    fonts: bundledFonts(join(root, 'node_modules')),
    samplesFolder,
    version: '0.0.0-test',
  })
  try {
    await work(createCall(core.dispatch))
  } finally {
    core.close()
  }
}
