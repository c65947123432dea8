import * as z from 'zod'
import { PRINT_OUTCOMES, type PrintEntry } from '../../domain/documents/printing.ts'
import { idText } from '../../formats/fields.ts'
import { documentName } from './document.ts'
import { call, taskId } from './parts.ts'

export const printCalls = {
  /** Makes the document and notes in the log that it goes to paper; `print.finish` says what became of it. */
  'print.start': call<{ readonly printId: string; readonly bytes: Uint8Array }>()(
    z.strictObject(documentName),
  ),
  'print.finish': call<PrintEntry>()(
    z.strictObject({ printId: idText, outcome: z.enum(PRINT_OUTCOMES) }),
  ),
  /** Newest first. */
  'print.list': call<readonly PrintEntry[]>()(taskId),
} as const
