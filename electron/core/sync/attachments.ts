import { insertCarried } from '../../../db/queries/carried.ts'
import { findOpinionById, type OpinionRow } from '../../../db/queries/opinions.ts'
import { listUnqueuedScans, type StampedScanRow } from '../../../db/queries/seals.ts'
import { getTask } from '../../../db/queries/tasks.ts'
import { updateUploadReached } from '../../../db/queries/uploads.ts'
import type { OpinionSnapshot } from '../../../shared/domain/opinion/snapshot.ts'
import { canonicalJson } from '../../../shared/formats/canonical-json.ts'
import {
  ATTACHMENT_FORMAT,
  SUBMISSION_FORMAT,
  type AttachmentRecord,
  type Submission,
} from '../../../shared/formats/platform-api.ts'
import type { Context } from '../context.ts'
import { sha256 } from '../hash.ts'
import { readSnapshot } from '../stored-opinion.ts'

/**
 * Puts every scan that came after the files of its opinion were fixed into the outbox, as a submission
 * of its own. What is there already stays as it is; call it in the transaction that made one late.
 */
export function queueLateScans({ db, now }: Pick<Context, 'db' | 'now'>): void {
  for (const scan of listUnqueuedScans(db)) {
    const row = findOpinionById(db, scan.revisionId)
    if (!row) continue
    const snapshot = readSnapshot(row)
    const { experts } = getTask(db, row.taskId).package.panel
    const signer = snapshot.signers.find(({ expertId }) => expertId === scan.author)
    const addedBy = signer?.name ?? experts.find(({ id }) => id === scan.author)?.name ?? '专家组'
    insertCarried(db, {
      id: scan.id,
      taskId: row.taskId,
      submission: toAttachment(row, snapshot, scan, addedBy),
      // Its task's package has it.
      receiptKey: '',
      carriedAt: now().toISOString(),
    })
  }
}

/**
 * From here on the files of an upload are fixed: a seal that came later would make another document, and
 * a scan that comes later goes by itself.
 */
export function fixFiles(context: Context, id: string, scanIds: readonly string[]): void {
  context.db.transaction(() => {
    updateUploadReached(context.db, id, context.now().toISOString(), scanIds)
    queueLateScans(context)
  })
}

function toAttachment(
  row: OpinionRow,
  snapshot: OpinionSnapshot,
  scan: StampedScanRow,
  addedBy: string,
): Submission {
  const { task, enterprise, institution, opinion } = snapshot
  const { name, mediaType, sizeBytes, checkedBy, addedAt } = scan
  const { taskId, round, revision, conclusion } = row
  const about: AttachmentRecord = {
    format: ATTACHMENT_FORMAT,
    version: 1,
    task: { number: task.number, isSample: task.isSample },
    enterprise: { name: enterprise.name, projectName: enterprise.projectName },
    institution,
    opinion: { id: row.id, round, revision, recordSha256: row.snapshotSha256 },
    scan: { name, checkedBy, addedBy, addedAt },
  }
  const record = canonicalJson(about)
  return {
    format: SUBMISSION_FORMAT,
    version: 1,
    idempotencyKey: scan.id,
    attachesTo: row.id,
    taskId,
    taskNumber: task.number,
    enterpriseName: enterprise.name,
    round,
    revision,
    conclusion,
    concludedOn: opinion.concludedOn,
    deviceId: scan.deviceId,
    record,
    recordSha256: sha256(record),
    files: [{ sha256: scan.sha256, sizeBytes, name, mediaType, kind: 'stamped-scan' }],
  }
}
