import { extname } from 'node:path'
import { fileTypeFromBuffer } from 'file-type'

/** Kinds of plain text that have no magic bytes. */
const TEXT_TYPES: Readonly<Record<string, string>> = {
  '.txt': 'text/plain',
  '.csv': 'text/csv',
  '.json': 'application/json',
}

/** The media type of a file by its content, not by what its name claims. */
export async function mediaTypeOfBytes(head: Uint8Array, name: string): Promise<string> {
  const found = await fileTypeFromBuffer(head)
  return found?.mime ?? TEXT_TYPES[extname(name).toLowerCase()] ?? 'application/octet-stream'
}
