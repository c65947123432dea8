import { join } from 'node:path'
import { v7 as uuidv7 } from 'uuid'
import { findSetting, updateSetting } from '../../db/queries/settings.ts'
import { requeueInterrupted } from '../../db/queries/uploads.ts'
import { AppError } from '../../shared/errors.ts'
import type { CoreEvent } from '../../shared/ipc/contract.ts'
import type { Context } from './context.ts'
import { openDataFolder } from './data-folder.ts'
import { createDispatch, type Dispatch } from './dispatch.ts'
import type { Fonts } from './documents/kit/fonts.ts'
import { createDrawingThread } from './documents/drawing-thread.ts'
import { createPrintCopies } from './documents/print-copies.ts'
import { cleanPrintCopies, createPrintCopyStore } from './documents/print-copy-store.ts'
import { withInstalledPack } from './rare-pack-store.ts'
import { createEvidenceStore } from './evidence/evidence-store.ts'
import { createRecordingStore } from './evidence/recording-store.ts'
import { removeLeftovers } from './evidence/leftovers.ts'
import { createGrants } from './grants.ts'
import { saveLock } from './hand-over/lock.ts'
import { queueLateScans } from './sync/attachments.ts'
import { removeOldIncoming } from './sync/incoming.ts'
import { resumeSync } from './sync/running-sync.ts'

export type CoreOptions = {
  readonly dataFolder: string
  /** Data key, 32 bytes. */
  readonly key: Uint8Array
  readonly keyProtection: 'keychain' | 'file'
  readonly fonts: Fonts
  /** Folder of the sample task packages. */
  readonly samplesFolder: string
  readonly version: string
  /** The system's user takes a handed-over device back without a PIN. */
  readonly endsHandOver?: boolean
  /** Goes on with a sync that the end of the program cut off, and begins the automatic ones. */
  readonly resumesSync?: boolean
  readonly emit?: (event: CoreEvent) => void
  readonly log?: (message: string, error?: unknown) => void
  readonly fetch?: typeof fetch
  readonly now?: () => Date
  readonly newId?: () => string
}

export type Core = {
  readonly dispatch: Dispatch
  /** Registers a path that the user picked; gives the token that stands for it. */
  readonly grant: (path: string) => string
  readonly context: Context
  /** The network or the computer may be back: a synchronisation that waits for it goes on. */
  readonly wake: () => void
  readonly close: () => void
}

/**
 * Everything that works without Electron, on one data folder: the app's utility process, the command
 * line, tests and benchmarks all run this.
 *
 * Throws AppError where the folder can't be opened: `data-folder-busy`, `wrong-key`,
 * `database-newer`, `database-damaged`.
 */
export async function createCore(options: CoreOptions): Promise<Core> {
  const newId = options.newId ?? uuidv7
  const db = await openDataFolder(options.dataFolder, options.key)
  const grants = createGrants()
  requeueInterrupted(db)
  await removeLeftovers(join(options.dataFolder, 'evidence'))
  await removeOldIncoming(options.dataFolder, db)
  const copiesFolder = join(options.dataFolder, 'print-copies')
  await cleanPrintCopies(copiesFolder)
  if (options.endsHandOver) saveLock(db, null)
  let deviceId = findSetting(db, 'deviceId')
  if (deviceId === undefined) {
    deviceId = newId()
    updateSetting(db, 'deviceId', deviceId)
  }
  const evidence = createEvidenceStore(join(options.dataFolder, 'evidence'), options.key)
  const log = options.log ?? (() => undefined)
  const context: Context = {
    db,
    evidence,
    recordings: createRecordingStore(join(options.dataFolder, 'recordings'), options.key),
    printCopies: createPrintCopies(evidence, createPrintCopyStore(copiesFolder, options.key), log),
    fonts: withInstalledPack(options.fonts, options.dataFolder),
    drawing: createDrawingThread(),
    grants,
    fetch: options.fetch ?? fetch,
    now: options.now ?? (() => new Date()),
    newId,
    emit: options.emit ?? (() => undefined),
    log,
    deviceId,
    dataFolder: options.dataFolder,
    samplesFolder: options.samplesFolder,
    keyProtection: options.keyProtection,
    version: options.version,
    running: { dossier: null, sync: null, batch: null, takingIn: new Map() },
  }
  try {
    // An older program left them here for ever.
    queueLateScans(context)
  } catch (error) {
    // They stay as they are, and stop nothing else.
    log('scans of stamped paper could not be queued', error)
  }
  if (options.resumesSync) resumeSync(context)
  return {
    dispatch: createDispatch(context),
    grant: grants.add,
    context,
    wake: () => context.running.sync?.wake(),
    close: () => {
      context.running.dossier?.abort(new AppError({ code: 'cancelled' }))
      context.running.sync?.close()
      context.running.batch?.abort()
      for (const taking of context.running.takingIn.values()) taking.abort()
      context.printCopies.close()
      context.drawing.close()
      db.close()
    },
  }
}
