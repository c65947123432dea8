import { findCarried } from '../../../db/queries/carried.ts'
import { findOpinionById } from '../../../db/queries/opinions.ts'
import { getTask } from '../../../db/queries/tasks.ts'
import { listSentScans } from '../../../db/queries/uploads.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Submission } from '../../../shared/formats/platform-api.ts'
import type { Context } from '../context.ts'
import { sha256 } from '../hash.ts'
import { receiptKeyFor } from '../receipt-key.ts'
import { readSnapshot, signedOpinion } from '../stored-opinion.ts'
import { toSubmission } from './submission.ts'

/** A signed revision ready to go, and the bytes of its files. */
export type Outgoing = {
  readonly submission: Submission
  /** What its receipt is verified with. */
  readonly receiptKey: string
  /** Of the stamped scans among the files. */
  readonly scanIds: readonly string[]
  /** Fills the target with bytes of a file from the offset on, decrypted; a damaged one is named. */
  readonly readInto: (sha256: string, offset: number, target: Uint8Array) => Promise<void>
}

export function readOutgoing(context: Context, revisionId: string): Outgoing {
  const { db } = context
  const carried = findCarried(db, revisionId)
  if (carried) {
    const { submission, taskId } = carried
    const receiptKey = carried.receiptKey || receiptKeyFor(db, getTask(db, taskId).package)
    return { submission, receiptKey, scanIds: [], readInto: fromStore(context, submission) }
  }
  const row = findOpinionById(db, revisionId)
  if (!row?.pdf) throw new AppError({ code: 'not-found', noun: '签完字的验收意见', id: revisionId })
  const pdf = signedOpinion(db, revisionId, row.pdf)
  const snapshot = readSnapshot(row)
  const document = { sha256: sha256(pdf), sizeBytes: pdf.byteLength }
  const scans = listSentScans(db, revisionId)
  const submission = toSubmission(row, snapshot, document, scans, context.deviceId)
  const readStored = fromStore(context, submission)
  return {
    submission,
    receiptKey: receiptKeyFor(db, getTask(db, row.taskId).package),
    scanIds: scans.map(({ id }) => id),
    readInto: async (wanted, offset, target) => {
      if (wanted === document.sha256) target.set(pdf.subarray(offset, offset + target.byteLength))
      else await readStored(wanted, offset, target)
    },
  }
}

function fromStore({ evidence }: Context, { files }: Submission): Outgoing['readInto'] {
  return async (wanted, offset, target) => {
    const file = files.find((one) => one.sha256 === wanted)
    if (!file) throw new AppError({ code: 'not-found', noun: '佐证', id: wanted })
    try {
      await evidence.readInto(file, offset, target)
    } catch (cause) {
      throw new AppError({ code: 'evidence-damaged', names: [file.name] }, { cause })
    }
  }
}

/** Bytes of each distinct file. */
export function sizesOf({ files }: Submission): ReadonlyMap<string, number> {
  return new Map(files.map((file) => [file.sha256, file.sizeBytes]))
}
