import * as z from 'zod'
import { TABLE_KINDS } from '../../domain/table/table.ts'
import { digest, idText } from '../../formats/fields.ts'
import type { TableImport, TablePreview } from '../outputs.ts'
import { call, grant } from './parts.ts'

/** A picked file, or what was copied from a spreadsheet program. */
const source = z.union([
  z.strictObject({ grant }),
  z.strictObject({ text: z.string().min(1, '没有粘贴内容').max(5_000_000, '粘贴的内容太多') }),
])
/** Where the rows go; a list of tasks goes into no task. */
const target = z.strictObject({ kind: z.enum(TABLE_KINDS), taskId: idText.nullable() })

export const tableCalls = {
  /** Reads and checks a table; saves nothing. */
  'table.preview': call<TablePreview>()(z.strictObject({ ...target.shape, source })),
  /** Saves the good rows in one transaction; bad ones refuse it unless `acceptBadRows`. */
  'table.import': call<TableImport>()(
    z.strictObject({
      ...target.shape,
      source,
      /** What was previewed: another content is refused. */
      sha256: digest,
      acceptBadRows: z.boolean(),
    }),
  ),
  /** Writes an empty table: .csv where the file's name says so, else .xlsx. */
  'table.template': call<{ readonly name: string }>()(z.strictObject({ ...target.shape, grant })),
} as const
