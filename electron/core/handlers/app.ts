import { readdir } from 'node:fs/promises'
import { findSetting, updateSetting } from '../../../db/queries/settings.ts'
import { countUnsent } from '../../../db/queries/uploads.ts'
import type { AppState, ParsedInput } from '../../../shared/ipc/contract.ts'
import type { Context } from '../context.ts'

export async function state(context: Context): Promise<AppState> {
  const samples = await readdir(context.samplesFolder)
  return {
    version: context.version,
    deviceId: context.deviceId,
    dataFolder: context.dataFolder,
    keyProtection: context.keyProtection,
    platformUrl: findSetting(context.db, 'platformUrl') ?? null,
    unsentCount: countUnsent(context.db),
    sampleCount: samples.filter((name) => name.endsWith('.taskpkg')).length,
  }
}

export function saveSettings(
  context: Context,
  { platformUrl }: ParsedInput<'app.saveSettings'>,
): Promise<AppState> {
  updateSetting(context.db, 'platformUrl', platformUrl)
  return state(context)
}
