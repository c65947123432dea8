import type { PlatformDatabase } from './database.ts'
import type { ExpectedFile, FileStore } from './file-store.ts'
import type { Signer } from './signer.ts'
import { listFiles } from './submissions.ts'

/** All that the platform's rules work with. */
export type Desk = {
  readonly db: PlatformDatabase
  readonly files: FileStore
  readonly signer: Signer
  readonly platformName: string
  readonly maxFileBytes: number
  readonly now: () => Date
  readonly newId: () => string
}

/** The distinct contents of a submission, in their order. */
export function distinctFiles(desk: Desk, submissionId: string): readonly ExpectedFile[] {
  const byHash = new Map(
    listFiles(desk.db, submissionId).map(({ sha256, sizeBytes }) => [
      sha256,
      { sha256, sizeBytes },
    ]),
  )
  return [...byHash.values()]
}

export function missingFiles(desk: Desk, submissionId: string): string[] {
  return distinctFiles(desk, submissionId)
    .filter((file) => !desk.files.has(file))
    .map((file) => file.sha256)
}
