import { readdir } from 'node:fs/promises'
import { findSetting, updateSetting } from '../../../db/queries/settings.ts'
import { countUnsent } from '../../../db/queries/uploads.ts'
import { currentRubric } from '../../../shared/catalog/index.ts'
import { problemsInWeights } from '../../../shared/domain/panel/rubric-weights.ts'
import { clockFindingText } from '../../../shared/domain/sync/index.ts'
import { AppError } from '../../../shared/errors.ts'
import type { AppState, ParsedInput } from '../../../shared/ipc/contract.ts'
import { findClockFinding } from '../clock.ts'
import type { Context } from '../context.ts'
import { findRarePack } from '../documents/kit/rare-pack.ts'
import { storeRarePack } from '../rare-pack-store.ts'
import { isAutomatic } from '../sync/sync-settings.ts'
import { findInstitutionWeights, updateInstitutionWeights } from '../rubric-weights.ts'

export async function state(context: Context): Promise<AppState> {
  const samples = await readdir(context.samplesFolder)
  const clock = findClockFinding(context)
  return {
    version: context.version,
    deviceId: context.deviceId,
    dataFolder: context.dataFolder,
    keyProtection: context.keyProtection,
    platformUrl: findSetting(context.db, 'platformUrl') ?? null,
    rubricWeights: currentWeights(context),
    hasRarePack: findRarePack(context.fonts.rareFolders) !== undefined,
    unsentCount: countUnsent(context.db),
    clockWarning: clock && clockFindingText(clock),
    sendsByItself: isAutomatic(context.db),
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

/** Takes the institution's weights for tasks that begin from now on; null goes back to the template. */
export function saveRubricWeights(
  context: Context,
  { weights }: ParsedInput<'app.saveRubricWeights'>,
): Promise<AppState> {
  const { id, version } = currentRubric
  const problems = weights === null ? [] : problemsInWeights(currentRubric, weights)
  if (problems.length > 0) throw new AppError({ code: 'input-invalid', problems })
  updateInstitutionWeights(context.db, weights && { rubric: id, version, weights })
  return state(context)
}

/** Installs the rare-character pack from picked files, whatever they are called. */
export async function installRarePack(
  context: Context,
  { grants }: ParsedInput<'app.installRarePack'>,
): Promise<AppState> {
  const paths = grants.map((grant) => context.grants.path(grant))
  await storeRarePack(context.dataFolder, paths)
  return state(context)
}

function currentWeights({ db }: Context): AppState['rubricWeights'] {
  const set = findInstitutionWeights(db)
  const { id, version } = currentRubric
  return set?.rubric === id && set.version === version ? set.weights : null
}
