import { join, resolve } from 'node:path'
import { createCore, type Core, type CoreOptions } from '../../electron/core/core.ts'
import { bundledFonts } from '../../electron/core/documents/kit/bundled-fonts.ts'

const root = resolve(import.meta.dirname, '../..')
export const samplesFolder = join(root, 'electron/resources/samples')
export const testKey = new Uint8Array(32).fill(7)

/** A real core as the tests run it, in whatever process. */
export function openCore(
  options: Partial<CoreOptions> & Pick<CoreOptions, 'dataFolder'>,
): Promise<Core> {
  return createCore({
    key: testKey,
    keyProtection: 'file',
    // Whatever this machine has prepared: what can't be printed is part of what is tested.
    fonts: { ...bundledFonts(join(root, 'node_modules')), rareFolders: [] },
    samplesFolder,
    version: '0.0.0-test',
    ...options,
  })
}
