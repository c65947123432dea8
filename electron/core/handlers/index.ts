import type { Channel, Output, ParsedInput } from '../../../shared/ipc/contract.ts'
import type { Context } from '../context.ts'
import * as app from './app.ts'
import * as authorities from './authorities.ts'
import * as batches from './batches.ts'
import * as bin from './bin.ts'
import * as documents from './documents.ts'
import * as dossiers from './dossiers.ts'
import * as evidence from './evidence.ts'
import * as handOver from './hand-over.ts'
import * as opinions from './opinions.ts'
import * as receipts from './receipts.ts'
import * as recordings from './recordings.ts'
import * as records from './records.ts'
import * as prints from './prints.ts'
import * as rounds from './rounds.ts'
import * as seals from './seals.ts'
import * as signatures from './signatures.ts'
import * as stampedScans from './stamped-scans.ts'
import * as sync from './sync.ts'
import * as tables from './tables.ts'
import * as taskEntry from './task-entry.ts'
import * as taskUpdates from './task-updates.ts'
import * as tasks from './tasks.ts'
import * as undo from './undo.ts'
import * as verify from './verify.ts'

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
  'app.saveRubricWeights': app.saveRubricWeights,
  'app.installRarePack': app.installRarePack,
  'task.list': tasks.list,
  'task.get': tasks.get,
  'task.importPackages': tasks.importPackages,
  'task.importSamples': tasks.importSamples,
  'task.create': taskEntry.create,
  'task.openRound': rounds.open,
  'task.chooseExpert': tasks.chooseExpert,
  'record.save': records.save,
  'record.remove': records.remove,
  'record.history': records.history,
  'record.undo': undo.undo,
  'record.redo': undo.redo,
  'record.listRemoved': bin.listRemoved,
  'record.restore': bin.restore,
  'handOver.state': handOver.state,
  'handOver.prepare': handOver.prepare,
  'handOver.start': handOver.start,
  'handOver.end': handOver.end,
  'evidence.restore': bin.restoreEvidence,
  'evidence.addFiles': evidence.addFiles,
  'evidence.collect': evidence.collect,
  'evidence.addBytes': evidence.addBytes,
  'evidence.link': evidence.link,
  'evidence.unlink': evidence.unlink,
  'evidence.describe': evidence.describe,
  'evidence.history': evidence.history,
  'evidence.get': evidence.get,
  'evidence.cancel': evidence.cancel,
  'evidence.remove': evidence.remove,
  'evidence.read': evidence.read,
  'recording.start': recordings.start,
  'recording.append': recordings.append,
  'recording.finish': recordings.finish,
  'recording.recover': recordings.recover,
  'opinion.preview': opinions.preview,
  'opinion.freeze': opinions.freeze,
  'opinion.reopen': opinions.reopen,
  'document.list': documents.list,
  'document.unprintable': documents.unprintable,
  'document.pdf': documents.pdf,
  'document.save': documents.save,
  'print.start': prints.start,
  'print.finish': prints.finish,
  'print.list': prints.list,
  'dossier.plan': dossiers.plan,
  'dossier.export': dossiers.exportChosen,
  'dossier.cancel': dossiers.cancel,
  'signature.sign': signatures.sign,
  'seal.list': seals.list,
  'seal.importCertificate': seals.importCertificate,
  'seal.removeCertificate': seals.removeCertificate,
  'seal.sign': seals.sign,
  'seal.readScan': stampedScans.read,
  'seal.addScan': stampedScans.add,
  'seal.saveScan': stampedScans.save,
  'authority.list': authorities.list,
  'authority.add': authorities.add,
  'authority.remove': authorities.remove,
  'table.preview': tables.preview,
  'table.import': tables.importRows,
  'table.template': tables.template,
  'verify.file': verify.file,
  'sync.state': sync.state,
  'sync.start': sync.start,
  'sync.pause': sync.pause,
  'sync.goOn': sync.goOn,
  'sync.cancel': sync.cancel,
  'sync.retry': sync.retry,
  'sync.register': sync.register,
  'sync.signIn': sync.signIn,
  'sync.signOut': sync.signOut,
  'sync.setAutomatic': sync.setAutomatic,
  'sync.setBandwidth': sync.setBandwidth,
  'sync.files': sync.files,
  'sync.history': sync.history,
  'sync.runOpinions': sync.runOpinions,
  'sync.receipts': sync.receipts,
  'taskUpdate.state': taskUpdates.state,
  'taskUpdate.accept': taskUpdates.accept,
  'batch.export': batches.exportBatch,
  'batch.exportOne': batches.exportOne,
  'batch.import': batches.importBatch,
  'batch.cancel': batches.cancel,
  'batch.importReceipts': batches.importReceipts,
  'batch.exportReceipts': batches.exportReceipts,
  'receipt.pdf': receipts.pdf,
  'receipt.save': receipts.save,
  'receipt.print': receipts.print,
  'receipt.prints': receipts.prints,
  'receipt.export': receipts.exportChosen,
}
