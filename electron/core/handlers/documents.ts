import type { DocumentEntry } from '../../../shared/domain/documents/kinds.ts'
import type { ParsedInput } from '../../../shared/ipc/contract.ts'
import type { Context } from '../context.ts'
import { listDocuments, makeDocument } from '../documents/registry.ts'
import { unprintableInOpinion } from '../unprintable.ts'
import { savePicked } from '../save-picked.ts'

export function list(
  context: Context,
  { taskId, revision }: ParsedInput<'document.list'>,
): readonly DocumentEntry[] {
  return listDocuments(context, taskId, revision)
}

export function unprintable(
  context: Context,
  { taskId }: ParsedInput<'document.unprintable'>,
): readonly string[] {
  return unprintableInOpinion(context, taskId)
}

export function pdf(context: Context, input: ParsedInput<'document.pdf'>): Promise<Uint8Array> {
  return makeDocument(context, input)
}

/** Writes a document where the user picked. */
export async function save(
  context: Context,
  { grant, ...name }: ParsedInput<'document.save'>,
): Promise<{ readonly sha256: string }> {
  return savePicked(context, grant, await makeDocument(context, name))
}
