import type { Kysely } from 'kysely'
import type { RunningHashes } from './files/running-hash.ts'
import type { FileStore } from './files/store.ts'
import type { UploadLocks } from './locks/upload-locks.ts'
import type { Records, Tables } from './records/schema.ts'
import type { Settle } from './records/settle.ts'
import type { Signer } from './signer.ts'

/** All that the platform's rules work with. */
export type Desk = {
  readonly records: Kysely<Tables>
  /** Before an answer tells of a commit. */
  readonly settle: Settle
  readonly files: FileStore
  readonly hashes: RunningHashes
  readonly locks: UploadLocks
  readonly signer: Signer
  readonly platformName: string
  readonly maxFileBytes: number
  /** Wrong passwords for an account, wrong codes from an address. */
  readonly guessesPerMinute: number
  readonly now: () => Date
  readonly newId: () => string
}

export async function closeDesk({ files, locks, records }: Desk): Promise<void> {
  await files.close()
  await locks.close()
  await records.destroy()
}

export function inTransaction<T>(desk: Desk, work: (records: Records) => Promise<T>): Promise<T> {
  return desk.records.transaction().execute(work)
}
