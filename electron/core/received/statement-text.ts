import type { Db } from '../../../db/open.ts'
import { canonicalJson } from '../../../shared/formats/canonical-json.ts'
import type { Signed } from '../../../shared/formats/platform-api.ts'
import { toStatement } from '../../../shared/formats/signed-statement.ts'
import type { HeldReceipt } from './kept-receipts.ts'
import { keyOfStatement } from './receipt-keys.ts'

/** 回执.json: exactly what was signed, and the pinned key. */
export function receiptText({ receipt, platformKey }: HeldReceipt): string {
  return canonicalJson(toStatement(receipt, platformKey))
}

/** The same of any statement of the platform about a task. */
export function statementText(db: Db, taskId: string, signed: Signed): string {
  return canonicalJson(toStatement(signed, keyOfStatement(db, taskId, signed)))
}
