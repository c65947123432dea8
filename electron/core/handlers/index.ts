import type { Channel, Output, ParsedInput } from '../../../shared/ipc/contract.ts'
import type { Context } from '../context.ts'
import * as app from './app.ts'
import * as evidence from './evidence.ts'
import * as opinions from './opinions.ts'
import * as records from './records.ts'
import * as signatures from './signatures.ts'
import * as tasks from './tasks.ts'
import * as uploads from './uploads.ts'

export type Handlers = {
  readonly [C in Channel]: (
    context: Context,
    input: ParsedInput<C>,
  ) => Output<C> | Promise<Output<C>>
}

/** Who answers which call of the contract. */
export const handlers: Handlers = {
  'app.state': app.state,
  'app.saveSettings': app.saveSettings,
  'task.list': tasks.list,
  'task.get': tasks.get,
  'task.importPackages': tasks.importPackages,
  'task.importSamples': tasks.importSamples,
  'task.chooseExpert': tasks.chooseExpert,
  'record.save': records.save,
  'record.remove': records.remove,
  'record.history': records.history,
  'evidence.addFiles': evidence.addFiles,
  'evidence.addBytes': evidence.addBytes,
  'evidence.link': evidence.link,
  'evidence.remove': evidence.remove,
  'evidence.read': evidence.read,
  'opinion.preview': opinions.preview,
  'opinion.freeze': opinions.freeze,
  'opinion.reopen': opinions.reopen,
  'opinion.pdf': opinions.pdf,
  'opinion.savePdf': opinions.savePdf,
  'signature.sign': signatures.sign,
  'upload.start': uploads.start,
  'upload.cancel': uploads.cancel,
  'upload.list': uploads.list,
}
