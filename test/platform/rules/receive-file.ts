import type { Selectable } from 'kysely'
import type { Desk } from '../desk.ts'
import type { ExpectedFile } from '../files/store.ts'
import type { FileTable } from '../records/schema.ts'
import { sha256Of } from './digests.ts'

/** Stores a file's bytes; they count once the row that it answers is inserted. */
export async function receiveFile(
  desk: Desk,
  { sha256, sizeBytes }: ExpectedFile,
  bytes: AsyncIterable<Uint8Array>,
): Promise<Selectable<FileTable>> {
  const storageKey = await desk.files.receive({ sha256, sizeBytes }, bytes)
  return { sha256, sizeBytes, storageKey, keptAt: desk.now().toISOString() }
}

export function receiveBytes(desk: Desk, bytes: Uint8Array): Promise<Selectable<FileTable>> {
  return receiveFile(desk, { sha256: sha256Of(bytes), sizeBytes: bytes.byteLength }, atOnce(bytes))
}

async function* atOnce(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
