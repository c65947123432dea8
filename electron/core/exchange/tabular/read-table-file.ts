import type { Grid } from '../../../../shared/domain/table/table.ts'
import { sha256 } from '../../hash.ts'
import { openPackageFile } from '../package-file.ts'
import { readCsvFile } from './delimited.ts'
import { TABLE_LIMITS as LIMITS, tableRefused } from './table-refused.ts'
import { readWorkbook } from './workbook.ts'

export type TableFile = {
  readonly name: string
  /** Of the bytes that were read, so that what is imported is what was shown. */
  readonly sha256: string
  readonly grid: Grid
}

/**
 * Reads a .xlsx or .csv file as hostile input. What it is says its content, not its name.
 *
 * Throws `file-unreadable` with one Chinese sentence; nothing is written.
 */
export async function readTableFile(path: string): Promise<TableFile> {
  const file = await openPackageFile(path)
  try {
    const limit = LIMITS.fileBytes / 1024 / 1024
    if (file.sizeBytes > LIMITS.fileBytes) throw tableRefused(file.name, `文件超过 ${limit} MB`)
    if (file.sizeBytes === 0) throw tableRefused(file.name, '文件是空的')
    const bytes = Buffer.alloc(file.sizeBytes)
    await file.readAt(bytes, 0)
    return { name: file.name, sha256: sha256(bytes), grid: await readGrid(bytes, file.name) }
  } finally {
    await file.close()
  }
}

const ZIP = Buffer.from('PK\u0003\u0004', 'latin1')
const OLD_OFFICE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0])
const NOT_TEXT = [
  Buffer.from([0xff, 0xd8, 0xff]),
  Buffer.from([0x89, 0x50, 0x4e, 0x47]),
  Buffer.from('GIF8', 'latin1'),
  Buffer.from('%PDF', 'latin1'),
] as const

async function readGrid(bytes: Buffer, name: string): Promise<Grid> {
  const startsWith = (head: Buffer): boolean => bytes.subarray(0, head.length).equals(head)
  if (startsWith(ZIP)) return readWorkbook(bytes, name)
  if (startsWith(OLD_OFFICE)) {
    throw tableRefused(name, '它是旧版 .xls 表格，或是设了密码的表格，请另存为不加密的 .xlsx')
  }
  const isWorkbookByName = /\.xls[xm]?$/iu.test(name)
  if (isWorkbookByName || NOT_TEXT.some(startsWith)) {
    throw tableRefused(
      name,
      '它不是表格文件（可能是改了扩展名的图片或其他文件），请另存为 .xlsx 或 .csv',
    )
  }
  return readCsvFile(bytes, name)
}
