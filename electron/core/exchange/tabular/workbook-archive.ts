import { fromBufferPromise, type Entry } from 'yauzl'
import { AppError } from '../../../../shared/errors.ts'
import { TABLE_LIMITS as LIMITS, tableRefused } from './table-refused.ts'

/**
 * Judges the directory of a workbook before anything of it is unpacked: size, ratio, kind.
 *
 * A directory that lies about sizes is caught by the reader, which stops at the size that is listed.
 */
export async function checkWorkbookArchive(bytes: Buffer, file: string): Promise<void> {
  const entries = await readEntries(bytes, file)
  const unpacked = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0)
  const packed = entries.reduce((sum, { compressedSize }) => sum + compressedSize, 0)
  if (unpacked > LIMITS.unpackedBytes) {
    const limit = LIMITS.unpackedBytes / 1024 / 1024
    throw tableRefused(file, `解压后太大，超过 ${limit} MB 的上限，可能是恶意文件`)
  }
  if (unpacked > packed * LIMITS.ratio) {
    throw tableRefused(file, `压缩比异常（超过 ${LIMITS.ratio} 倍），可能是恶意文件`)
  }
  if (entries.some((entry) => entry.isEncrypted())) {
    throw tableRefused(file, '设有密码，请去掉密码后另存')
  }
  const names = entries.map(({ fileNameRaw }) => fileNameRaw.toString('utf8'))
  if (!names.includes('xl/workbook.xml')) {
    throw tableRefused(file, '它不是 .xlsx 表格（是别的压缩格式的文件），请另存为 .xlsx 或 .csv')
  }
}

async function readEntries(bytes: Buffer, file: string): Promise<readonly Entry[]> {
  try {
    const zip = await fromBufferPromise(bytes, { decodeStrings: false })
    if (zip.entryCount > LIMITS.entries) throw tableRefused(file, '文件结构异常，不是普通表格')
    const entries: Entry[] = []
    for await (const entry of zip.eachEntry()) entries.push(entry)
    return entries
  } catch (error) {
    if (error instanceof AppError) throw error
    throw tableRefused(file, '文件不完整或已损坏（可能没有拷贝完），请重新拷贝或另存', error)
  }
}
