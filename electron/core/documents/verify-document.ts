import { findOpinionByPdf, listSignatures } from '../../../db/queries/opinions.ts'
import { ROLE_NAMES } from '../../../shared/domain/panel/roles.ts'
import type { Context } from '../context.ts'
import { sha256 } from '../hash.ts'
import { drawOpinion, readSnapshot } from '../stored-opinion.ts'

export type DocumentVerdict = {
  readonly valid: boolean
  readonly sha256: string
  /** Chinese sentences: what was compared, and what does not fit. */
  readonly findings: readonly string[]
  readonly task: string | null
  readonly revision: number | null
  readonly signatures: readonly {
    readonly name: string
    readonly role: string
    readonly signedAt: string
  }[]
}

/**
 * Compares a PDF with what this data folder holds on record.
 *
 * It is genuine when every byte is that of the signed document and the document can be made again
 * from the frozen snapshot and the signatures. A withdrawn revision is genuine but said so.
 */
export async function verifyDocument(context: Context, pdf: Uint8Array): Promise<DocumentVerdict> {
  const hash = sha256(pdf)
  const row = findOpinionByPdf(context.db, hash)
  if (!row) {
    return {
      valid: false,
      sha256: hash,
      findings: [
        '文件内容与本数据目录登记的任何一份已签字验收意见都不一致：可能被改动过，也可能出自别的电脑或尚未签完。',
      ],
      task: null,
      revision: null,
      signatures: [],
    }
  }
  const snapshot = readSnapshot(row)
  const signatures = listSignatures(context.db, row.id)
  const again = await drawOpinion(context, row, signatures)
  const isReproduced = sha256(again) === hash
  return {
    valid: isReproduced,
    sha256: hash,
    findings: [
      `${snapshot.enterprise.name} 第 ${row.revision} 版，定稿快照 ${row.snapshotSha256}`,
      isReproduced
        ? '每个字节都与登记一致，且可由定稿快照和签字重新生成'
        : '登记的文件不能由定稿快照和签字重新生成',
      ...(row.withdrawnReason === null
        ? []
        : [`注意：此版已被新版取代，理由：${row.withdrawnReason}`]),
    ],
    task: row.taskId,
    revision: row.revision,
    signatures: signatures.map(({ expertId, signedAt }) => {
      const signer = snapshot.signers.find((one) => one.expertId === expertId)
      return {
        name: signer?.name ?? expertId,
        role: ROLE_NAMES[signer?.role ?? 'member'],
        signedAt,
      }
    }),
  }
}
