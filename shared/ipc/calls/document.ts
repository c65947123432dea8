import * as z from 'zod'
import type { DocumentEntry } from '../../domain/documents/kinds.ts'
import { idText } from '../../formats/fields.ts'
import { call, grant, taskId } from './parts.ts'

/** `revision`: a frozen one, or null for the standing one (before freezing: a draft). */
const document = {
  taskId: idText,
  documentId: z.string().min(1).max(120),
  revision: z.int().min(1).nullable(),
}

export const documentCalls = {
  'document.list': call<readonly DocumentEntry[]>()(taskId),
  /** What of the opinion can't be printed as it stands, as Chinese sentences. */
  'document.unprintable': call<readonly string[]>()(taskId),
  'document.pdf': call<Uint8Array>()(z.strictObject(document)),
  'document.save': call<{ readonly sha256: string }>()(z.strictObject({ ...document, grant })),
} as const
