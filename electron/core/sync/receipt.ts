import { createPublicKey, verify } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { AppError } from '../../../shared/errors.ts'
import { checkReceipt } from '../../../shared/domain/upload/index.ts'
import { receiptPayloadSchema } from '../../../shared/formats/platform-api.ts'
import type { Receipt, ReceiptPayload, Submission } from '../../../shared/formats/platform-api.ts'
import { parseJson } from './parse-json.ts'

/** The pinned public key of the platform (Ed25519, SPKI DER, base64). */
export function readReceiptKey(receiptKey: string): KeyObject {
  try {
    const key = createPublicKey({
      key: Buffer.from(receiptKey, 'base64'),
      format: 'der',
      type: 'spki',
    })
    if (key.asymmetricKeyType === 'ed25519') return key
  } catch (cause) {
    throw invalid('任务包中的平台公钥无法识别，请重新领取任务包', cause)
  }
  throw invalid('任务包中的平台公钥不是 Ed25519 公钥，请重新领取任务包')
}

/**
 * What a receipt says, once it is certain that the platform signed it for this very submission.
 *
 * The signature is checked before anything in the payload is read.
 */
export function verifyReceipt(
  receipt: Receipt,
  key: KeyObject,
  submission: Submission,
): ReceiptPayload {
  const signature = Buffer.from(receipt.signature, 'base64')
  if (!verify(null, Buffer.from(receipt.payload, 'utf8'), key, signature)) {
    throw invalid('签名不是本任务平台的签名')
  }
  const parsed = receiptPayloadSchema.safeParse(parseJson(receipt.payload))
  if (!parsed.success) throw invalid('回执的内容不完整')
  const problems = checkReceipt(parsed.data, submission)
  if (problems.length > 0) {
    const shown = problems.slice(0, 5).map(({ message }) => message)
    throw invalid(shown.join('；') + (problems.length > 5 ? `；共 ${problems.length} 处` : ''))
  }
  return parsed.data
}

function invalid(detail: string, cause?: unknown): AppError {
  return new AppError({ code: 'sync-failed', reason: 'receipt-invalid', detail }, { cause })
}
