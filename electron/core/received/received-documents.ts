import type { OpinionRow } from '../../../db/queries/opinions.ts'
import { bureauDecisionDocument } from '../../../shared/domain/documents/received/bureau-decision.ts'
import { receiptDocument } from '../../../shared/domain/documents/received/receipt.ts'
import type { RecordFacts } from '../../../shared/domain/documents/received/statement.ts'
import type { OfficialDocument } from '../../../shared/domain/documents/blocks.ts'
import { DOCUMENT_NAMES } from '../../../shared/domain/documents/kinds.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Context } from '../context.ts'
import { problemsInOfficial } from '../documents/flow/problems.ts'
import { sha256 } from '../hash.ts'
import { readSnapshot, signedOpinion } from '../stored-opinion.ts'
import { readOutgoing } from '../sync/outgoing.ts'
import { parseJson } from '../sync/parse-json.ts'
import { decisionsOn } from './decisions.ts'
import { findHeldReceipt, type HeldReceipt } from './kept-receipts.ts'
import { keyFingerprint, keyOfStatement } from './receipt-keys.ts'
import { recordFactsSchema } from './record-facts.ts'

/** Documents about what came back for a frozen opinion; null while it has not. */
export const RECEIVED_DOCUMENTS = {
  receipt: (context: Context, row: OpinionRow): OfficialDocument | null => {
    const held = findHeldReceipt(context.db, row.id)
    return held ? receiptPage(context, held) : null
  },
  'bureau-decision': decisionPage,
} as const

/** The page of a receipt; the names of the files are those they were sent with. */
export function receiptPage(context: Context, held: HeldReceipt): OfficialDocument {
  const { receipt, payload, platformKey } = held
  const { submission } = readOutgoing(context, held.id)
  return receiptDocument({
    record: recordFacts(submission.record),
    recordSha256: submission.recordSha256,
    payload,
    signature: receipt.signature,
    keyFingerprint: keyFingerprint(platformKey),
    fileNames: new Map(submission.files.map(({ sha256: hash, name }) => [hash, name])),
  })
}

/** What the county bureau decided on a frozen opinion; the latest stands, the others are told. */
function decisionPage({ db }: Context, row: OpinionRow): OfficialDocument | null {
  const [latest, ...earlier] = decisionsOn(db, row)
  if (!latest || row.pdf === null) return null
  const { signed, payload } = latest
  return bureauDecisionDocument({
    record: readSnapshot(row),
    recordSha256: row.snapshotSha256,
    payload,
    signature: signed.signature,
    keyFingerprint: keyFingerprint(keyOfStatement(db, row.taskId, signed)),
    pdfSha256: sha256(signedOpinion(db, row.id, row.pdf)),
    earlier: earlier.map((one) => one.payload),
  })
}

/** What came back for a revision, as pages that can be drawn. */
export function receivedPages(context: Context, row: OpinionRow) {
  return (['receipt', 'bureau-decision'] as const).flatMap((kind) => {
    const page = RECEIVED_DOCUMENTS[kind](context, row)
    const isDrawn = page !== null && problemInPage(context, page) === null
    return isDrawn ? [{ name: DOCUMENT_NAMES[kind], page }] : []
  })
}

export function drawPage(
  { drawing, fonts }: Context,
  document: OfficialDocument,
): Promise<Uint8Array> {
  return drawing.draw({ kind: 'official', fonts, document })
}

/** Why a page can't be drawn, as a sentence: others wrote it, and nobody here can mend it. */
export function problemInPage({ fonts }: Context, page: OfficialDocument): string | null {
  const [problem] = problemsInOfficial(page, fonts)
  return problem ? `${problem.message}签名的原文不受影响，可随档案导出。` : null
}

/** A record of this device, or of another one whose program may be older or newer. */
function recordFacts(record: string): RecordFacts {
  const parsed = recordFactsSchema.safeParse(parseJson(record))
  if (parsed.success) return parsed.data
  throw new AppError({
    code: 'not-allowed',
    message:
      '这份回执对应的验收记录由别的版本的程序生成，本机不能生成回执页。可以保存签名回执（JSON）。',
  })
}
