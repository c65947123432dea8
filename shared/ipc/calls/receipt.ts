import * as z from 'zod'
import type { PrintEntry } from '../../domain/documents/printing.ts'
import { idText } from '../../formats/fields.ts'
import { call, grant } from './parts.ts'

const one = z.strictObject({ revisionId: idText })

export type ReceiptsExport = { readonly name: string; readonly receipts: number }

/** Receipts that were verified here, those of carried opinions included. */
export const receiptCalls = {
  /** The page 上报回执. */
  'receipt.pdf': call<Uint8Array>()(one),
  /** The page, or exactly what the platform signed (JSON). */
  'receipt.save': call<{ readonly sha256: string }>()(
    one.extend({ form: z.enum(['pdf', 'json']), grant }),
  ),
  /** Makes the page and notes in the log that it goes to paper; `print.finish` says what became of it. */
  'receipt.print': call<{ readonly printId: string; readonly bytes: Uint8Array }>()(one),
  /** When it went to paper, newest first; authors by name, and empty where nobody was signed in. */
  'receipt.prints': call<readonly PrintEntry[]>()(one),
  /** A page and a JSON file each; null: all. `grant`: the zip to be, or where a folder is made. */
  'receipt.export': call<ReceiptsExport>()(
    z.strictObject({
      revisionIds: z.array(idText).min(1).max(10_000).nullable(),
      form: z.enum(['zip', 'folder']),
      grant,
    }),
  ),
} as const
