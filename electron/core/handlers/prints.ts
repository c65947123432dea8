import { insertPrint, listPrints, updatePrintOutcome } from '../../../db/queries/prints.ts'
import type { PrintEntry } from '../../../shared/domain/documents/printing.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Output, ParsedInput } from '../../../shared/ipc/contract.ts'
import type { Context } from '../context.ts'
import { listDocuments, makeDocument } from '../documents/registry.ts'
import { sha256 } from '../hash.ts'
import { getActingExpert } from '../workspace.ts'

/** Makes a document for paper. The log has its line before the first page can come out. */
export async function start(
  context: Context,
  input: ParsedInput<'print.start'>,
): Promise<Output<'print.start'>> {
  const { db, deviceId } = context
  const { taskId, documentId } = input
  const entry = listDocuments(context, taskId).find(({ id }) => id === documentId)
  if (!entry) throw new AppError({ code: 'not-found', noun: '文书', id: documentId })
  const bytes = await makeDocument(context, input)
  const printId = context.newId()
  insertPrint(db, {
    id: printId,
    taskId,
    documentId,
    revision: input.revision ?? entry.revision,
    sha256: sha256(bytes),
    author: getActingExpert(db, taskId).id,
    deviceId,
    startedAt: context.now().toISOString(),
  })
  return { printId, bytes }
}

export function finish(
  { db }: Context,
  { printId, outcome }: ParsedInput<'print.finish'>,
): PrintEntry {
  return updatePrintOutcome(db, printId, outcome)
}

export function list(
  { db }: Context,
  { taskId }: ParsedInput<'print.list'>,
): readonly PrintEntry[] {
  return listPrints(db, taskId)
}
