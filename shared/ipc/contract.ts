import type * as z from 'zod'
import { appCalls } from './calls/app.ts'
import { batchCalls } from './calls/batch.ts'
import { documentCalls } from './calls/document.ts'
import { dossierCalls } from './calls/dossier.ts'
import { evidenceCalls } from './calls/evidence.ts'
import { handOverCalls } from './calls/hand-over.ts'
import { opinionCalls } from './calls/opinion.ts'
import { printCalls } from './calls/print.ts'
import { recordCalls } from './calls/record.ts'
import { recordingCalls } from './calls/recording.ts'
import { sealCalls } from './calls/seal.ts'
import { syncCalls } from './calls/sync.ts'
import { tableCalls } from './calls/table.ts'
import { taskCalls } from './calls/task.ts'
import { taskUpdateCalls } from './calls/task-update.ts'
import { verifyCalls } from './calls/verify.ts'

/**
 * The one contract between screens, command line and core: `'<noun>.<verb>'` -> input and output.
 *
 * Payloads are JSON values and Uint8Array; times are ISO UTC texts. To add a call: an entry in
 * `calls/<noun>.ts`, a handler in electron/core/handlers, a caller. A screen never names a file
 * path: it holds grants.
 */
export const contract = {
  ...appCalls,
  ...taskCalls,
  ...recordCalls,
  ...handOverCalls,
  ...evidenceCalls,
  ...recordingCalls,
  ...opinionCalls,
  ...documentCalls,
  ...sealCalls,
  ...printCalls,
  ...dossierCalls,
  ...tableCalls,
  ...verifyCalls,
  ...syncCalls,
  ...taskUpdateCalls,
  ...batchCalls,
} as const

export type Contract = typeof contract
export type Channel = keyof Contract
export type Input<C extends Channel> = z.input<Contract[C]['input']>
export type ParsedInput<C extends Channel> = z.output<Contract[C]['input']>
export type Output<C extends Channel> = NonNullable<Contract[C]['output']>

export type * from './outputs.ts'
export type * from './sync-outputs.ts'
export type { BatchExport, BatchImport, ReceiptsImport } from './calls/batch.ts'
export type { TaskUpdateState } from './calls/task-update.ts'
