import { isUtf8 } from 'node:buffer'
import { detectDelimiter, parseCsv } from 'hucre/csv'
import type { Grid, GridRow } from '../../../../shared/domain/table/table.ts'
import { TABLE_LIMITS as LIMITS, tableRefused } from './table-refused.ts'

/** A .csv file as texts: UTF-8 with or without a byte order mark, UTF-16 with one, or GB18030. */
export function readCsvFile(bytes: Buffer, file: string): Grid {
  return readDelimited(decode(bytes, file), file)
}

/** Text copied from a spreadsheet program: cells divided by tabs. */
export function readPastedText(text: string): Grid {
  return readDelimited(text, '粘贴的内容')
}

function readDelimited(text: string, file: string): Grid {
  const delimiter = text.includes('\t') ? '\t' : detectDelimiter(text)
  const parsed = parse(text, delimiter, file)
  const rows = parsed.flatMap((values, index): readonly GridRow[] => {
    const cells = values.slice(0, LIMITS.columns).map((value) => String(value ?? '').trim())
    return cells.every((cell) => cell === '') ? [] : [{ number: index + 1, cells, faults: {} }]
  })
  if (rows.length === 0) throw tableRefused(file, '里面没有内容')
  const isWide = parsed.some((values) => values.length > LIMITS.columns)
  return { rows, notes: isWide ? [`超过 ${LIMITS.columns} 列，其后的列没有读取`] : [] }
}

function parse(text: string, delimiter: string, file: string) {
  try {
    return parseCsv(text, { delimiter, maxRows: LIMITS.rows + 12 })
  } catch (error) {
    throw tableRefused(file, '内容不是逗号或制表符分隔的表格', error)
  }
}

function decode(bytes: Buffer, file: string): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  if (bytes.includes(0)) {
    throw tableRefused(
      file,
      '它不是表格文件（可能是改了扩展名的图片或其他文件），请另存为 .xlsx 或 .csv',
    )
  }
  if (isUtf8(bytes)) return new TextDecoder('utf-8').decode(bytes)
  if (isTornUtf8(bytes)) {
    throw tableRefused(file, '文件末尾不完整（可能没有拷贝完），请重新拷贝或另存')
  }
  try {
    return new TextDecoder('gb18030', { fatal: true }).decode(bytes)
  } catch (error) {
    throw tableRefused(
      file,
      '文字编码不对（应为 UTF-8 或 GB18030），请在表格软件中另存为 .xlsx',
      error,
    )
  }
}

/** UTF-8 that ends inside a character. */
function isTornUtf8(bytes: Buffer): boolean {
  return [1, 2, 3].some((missing) => {
    const whole = bytes.subarray(0, bytes.length - missing)
    return whole.some((byte) => byte >= 0x80) && isUtf8(whole)
  })
}
