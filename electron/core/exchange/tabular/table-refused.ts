import { AppError } from '../../../../shared/errors.ts'

/** A table that can't be read at all: one sentence, nothing of it is taken in. */
export function tableRefused(file: string, reason: string, cause?: unknown): AppError {
  return new AppError({ code: 'file-unreadable', file, reason }, { cause })
}

/** Bounds of one table, whatever it holds. */
export const TABLE_LIMITS = {
  fileBytes: 20 * 1024 * 1024,
  /** Bytes of all parts of a workbook once unpacked. */
  unpackedBytes: 150 * 1024 * 1024,
  /** Unpacked bytes for each packed byte. */
  ratio: 200,
  /** Parts of a workbook. */
  entries: 2000,
  /** Rows of data; the rows above the titles come on top. */
  rows: 100_000,
  columns: 60,
} as const
