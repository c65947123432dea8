import * as z from 'zod'
import type { DocumentEntry } from '../../domain/documents/kinds.ts'
import { idText } from '../../formats/fields.ts'
import { call, grant, taskId } from './parts.ts'

/** `revision`: a frozen one, or null for the standing one (before freezing: a draft). */
export const documentName = {
  taskId: idText,
  documentId: z.string().min(1).max(120),
  revision: z.int().min(1).nullable(),
}

export const documentCalls = {
  'document.list': call<readonly DocumentEntry[]>()(
    z.strictObject({ taskId: idText, revision: z.int().min(1).nullable().default(null) }),
  ),
  /** What of the opinion can't be printed as it stands, as Chinese sentences. */
  'document.unprintable': call<readonly string[]>()(taskId),
  'document.pdf': call<Uint8Array>()(z.strictObject(documentName)),
  'document.save': call<{ readonly sha256: string }>()(z.strictObject({ ...documentName, grant })),
} as const
