import {
  findOpinionByPdf,
  findOpinionBySnapshot,
  type OpinionRow,
} from '../../../db/queries/opinions.ts'
import {
  bad,
  good,
  missing,
  note,
  unproven,
  type Finding,
} from '../../../shared/domain/verification/finding.ts'
import type { Context } from '../context.ts'
import { sha256 } from '../hash.ts'
import { opinionDocument } from '../stored-opinion.ts'
import { isSameBytes } from './der.ts'

/** What this computer has on record of a file. */
export type RecordCheck = {
  readonly row: OpinionRow | null
  /** The file is the registered one, byte by byte. */
  readonly isRegistered: boolean
  readonly findings: readonly Finding[]
}

/**
 * Compares a file with the opinion on record that it claims to be.
 *
 * `snapshotSha256` is null where the file carries no data: then only a document that is registered
 * with these very bytes is known.
 */
export async function checkRecord(
  context: Context,
  file: Uint8Array,
  snapshotSha256: string | null,
): Promise<RecordCheck> {
  const row =
    findOpinionByPdf(context.db, sha256(file)) ??
    (snapshotSha256 === null ? undefined : findOpinionBySnapshot(context.db, snapshotSha256))
  if (!row) {
    return { row: null, isRegistered: false, findings: [note('record', '本机没有登记这份文件')] }
  }
  const withdrawn =
    row.withdrawnReason === null
      ? []
      : [note('withdrawn', `注意：这一版已被新版取代，理由：${row.withdrawnReason}`)]
  if (row.pdf === null) {
    const text = '本机登记的这一版还没有签完字，没有正式文件'
    return { row, isRegistered: false, findings: [bad('record-differs', text), ...withdrawn] }
  }
  const stored = await opinionDocument(context, row)
  return {
    row,
    isRegistered: isSameBytes(file, stored),
    findings: [...compare(file, stored, row.pdf), ...withdrawn],
  }
}

function compare(file: Uint8Array, stored: Uint8Array, base: Uint8Array): readonly Finding[] {
  const registered = good('origin', '与本机登记的文件每个字节都一致')
  if (isSameBytes(file, stored)) return [registered]
  if (!beginsWith(file, base)) {
    return [bad('record-differs', '与本机登记的文件不同：正文不是登记的那一份')]
  }
  const same = good('origin', '正文与本机登记的一致')
  if (beginsWith(stored, file)) {
    return [same, missing('record', '登记的文件在此之后还有签章：这是较早的一份，或签章被去掉')]
  }
  if (beginsWith(file, stored)) {
    return [same, note('record', '这份文件比本机登记的多出签章，可能是在别的电脑上签的')]
  }
  return [same, unproven('record-differs', '这份文件的签章与本机登记的不同，请向签章人核实')]
}

function beginsWith(whole: Uint8Array, start: Uint8Array): boolean {
  return isSameBytes(whole.subarray(0, start.byteLength), start)
}
