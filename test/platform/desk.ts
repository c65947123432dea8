import type { Kysely } from 'kysely'
import type { FileStore } from './files/store.ts'
import type { Records, Tables } from './records/schema.ts'
import type { Settle } from './records/settle.ts'
import type { Signer } from './signer.ts'

/** All that the platform's rules work with. */
export type Desk = {
  readonly records: Kysely<Tables>
  /** Before an answer tells of a commit. */
  readonly settle: Settle
  readonly files: FileStore
  readonly signer: Signer
  readonly platformName: string
  readonly maxFileBytes: number
  readonly now: () => Date
  readonly newId: () => string
}

export function inTransaction<T>(desk: Desk, work: (records: Records) => Promise<T>): Promise<T> {
  return desk.records.transaction().execute(work)
}
