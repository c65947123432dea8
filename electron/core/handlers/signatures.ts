import {
  findFrozenOpinion,
  insertSignature,
  listSignatures,
  updateOpinionPdf,
} from '../../../db/queries/opinions.ts'
import { insertUpload } from '../../../db/queries/uploads.ts'
import { inkProblem } from '../../../shared/domain/opinion/ink.ts'
import type { Signature } from '../../../shared/domain/task/workspace.ts'
import { AppError, invalidInput } from '../../../shared/errors.ts'
import type { ParsedInput } from '../../../shared/ipc/contract.ts'
import type { Context } from '../context.ts'
import { sha256 } from '../hash.ts'
import { drawOpinion, readSnapshot } from '../stored-opinion.ts'

/**
 * Puts one expert's signature under the frozen opinion that they saw.
 *
 * The last signature makes the document: signature, PDF and outbox item are one transaction. Each
 * expert signs once; a signature never changes.
 */
export async function sign(
  context: Context,
  input: ParsedInput<'signature.sign'>,
): Promise<Signature> {
  const { db } = context
  const problem = inkProblem(input.ink)
  if (problem !== null) throw invalidInput('ink', problem)
  const { frozen, signers, signed } = standing(context, input)
  const signature: Signature = {
    revisionId: frozen.id,
    expertId: input.expertId,
    ink: input.ink,
    signedAt: context.now().toISOString(),
    deviceId: context.deviceId,
  }
  const all = [...signed, signature]
  const isLast = all.length === signers.length
  const pdf = isLast ? Buffer.from(await drawOpinion(context, frozen, all)) : null
  return db.transaction(() => {
    const now = standing(context, input)
    if (now.frozen.id !== frozen.id || now.signed.length !== signed.length) {
      throw new AppError({ code: 'not-allowed', message: '另一人刚刚签了字，请再确认一次。' })
    }
    insertSignature(db, signature)
    if (pdf !== null) {
      updateOpinionPdf(db, frozen.id, pdf, sha256(pdf))
      insertUpload(db, frozen.id)
    }
    return signature
  })
}

function standing({ db }: Context, input: ParsedInput<'signature.sign'>) {
  const frozen = findFrozenOpinion(db, input.taskId)
  if (!frozen || frozen.snapshotSha256 !== input.snapshotSha256) {
    throw new AppError({
      code: 'not-allowed',
      message: '验收意见尚未定稿或已另起新版，请重新打开“签字”页查看后再签。',
    })
  }
  const { signers } = readSnapshot(frozen)
  if (!signers.some(({ expertId }) => expertId === input.expertId)) {
    throw invalidInput('expertId', '此人不在本次签字名单内')
  }
  const signed = listSignatures(db, frozen.id)
  if (signed.some(({ expertId }) => expertId === input.expertId)) {
    throw new AppError({ code: 'not-allowed', message: '此人已经签过字，签字不能更改。' })
  }
  return { frozen, signers, signed }
}
