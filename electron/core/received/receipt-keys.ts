import { createHash, verify } from 'node:crypto'
import { listPackageChanges } from '../../../db/queries/package-changes.ts'
import { findTask, listIssuedKeys } from '../../../db/queries/tasks.ts'
import type { Db } from '../../../db/open.ts'
import type { Signed } from '../../../shared/formats/platform-api.ts'
import { readReceiptKey } from '../sync/receipt.ts'

/**
 * The pinned key that a kept statement of the platform was checked with; '' where it is here no more.
 *
 * A newer task package may have brought another key since: those of the packages before count for what
 * came in their time.
 */
export function keyOfStatement(db: Db, taskId: string, signed: Signed): string {
  const keys = [
    findTask(db, taskId)?.package.platform.receiptKey ?? '',
    ...listPackageChanges(db, taskId).map(({ previous }) => previous.platform.receiptKey),
    ...listIssuedKeys(db),
  ]
  return keys.find((key) => key !== '' && isSignedBy(key, signed)) ?? ''
}

/** Whether this very text was signed with the private half of the key (SPKI DER, base64). */
export function isSignedBy(platformKey: string, { payload, signature }: Signed): boolean {
  const bytes = Buffer.from(signature, 'base64')
  return verify(null, Buffer.from(payload, 'utf8'), readReceiptKey(platformKey), bytes)
}

/** What a platform's key is compared by: SHA-256 of the key itself, SPKI DER. */
export function keyFingerprint(platformKey: string): string {
  return createHash('sha256').update(Buffer.from(platformKey, 'base64')).digest('hex')
}
