import type { OpinionRow } from '../../../db/queries/opinions.ts'
import type { StampedScan } from '../../../shared/domain/seal/seal.ts'
import type { OpinionSnapshot } from '../../../shared/domain/opinion/snapshot.ts'
import {
  SUBMISSION_FORMAT,
  type Submission,
  type SubmittedFile,
} from '../../../shared/formats/platform-api.ts'

/** The signed opinion as it is sent: the frozen record, its PDF, its stamped scans and all evidence. */
export function toSubmission(
  row: OpinionRow,
  snapshot: OpinionSnapshot,
  pdf: { readonly sha256: string; readonly sizeBytes: number },
  scans: readonly StampedScan[],
  deviceId: string,
): Submission {
  const files = new Map<string, SubmittedFile>()
  files.set(pdf.sha256, {
    ...pdf,
    name: `验收意见-第${row.revision}版.pdf`,
    mediaType: 'application/pdf',
    kind: 'opinion-pdf',
  })
  const add = (kind: SubmittedFile['kind'], all: readonly Omit<SubmittedFile, 'kind'>[]): void => {
    for (const { sha256, sizeBytes, name, mediaType } of all) {
      if (!files.has(sha256)) files.set(sha256, { sha256, sizeBytes, name, mediaType, kind })
    }
  }
  add('stamped-scan', scans)
  add('evidence', snapshot.evidence)
  return {
    format: SUBMISSION_FORMAT,
    version: 1,
    idempotencyKey: row.id,
    taskId: row.taskId,
    taskNumber: snapshot.task.number,
    enterpriseName: snapshot.enterprise.name,
    round: row.round,
    revision: row.revision,
    conclusion: row.conclusion,
    concludedOn: snapshot.opinion.concludedOn,
    deviceId,
    record: row.snapshot,
    recordSha256: row.snapshotSha256,
    files: [...files.values()],
  }
}
