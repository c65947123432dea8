import type { VerifiedFile } from '../../../shared/domain/verification/verification.ts'
import type { ParsedInput } from '../../../shared/ipc/contract.ts'
import type { Context } from '../context.ts'
import { keyOfStatement } from '../received/receipt-keys.ts'
import { authoritiesFor } from '../seal/authorities.ts'
import { checkRecord } from '../verify/check-record.ts'
import { verifyFile } from '../verify/verify-file.ts'

/** Judges a picked file by itself and against what is on record here. */
export function file(
  context: Context,
  { grant }: ParsedInput<'verify.file'>,
): Promise<VerifiedFile> {
  return verifyFile(context.grants.path(grant), {
    fonts: context.fonts,
    anchorsFor: ({ isSample }) => authoritiesFor(context, isSample),
    pinnedKeyOf: (taskId, signed) => keyOfStatement(context.db, taskId, signed),
    checkRecord: (bytes, snapshotSha256) => checkRecord(context, bytes, snapshotSha256),
  })
}
