import { attachmentRecordSchema } from '../../../shared/formats/platform-api.ts'
import type { Submission } from '../../../shared/formats/platform-api.ts'
import type { Problem } from '../../../shared/errors.ts'
import { invalid, PlatformProblem } from '../problems.ts'
import type { Records } from '../records/schema.ts'
import { findReceipt, findSubmission } from '../records/submissions.ts'

/** What is wrong with a submission that is attached to an opinion, by itself. */
export function problemsInAttachment({
  attachesTo,
  ...submission
}: Submission): readonly Problem[] {
  const problems: Problem[] = []
  if (submission.files.some(({ kind }) => kind !== 'stamped-scan')) {
    problems.push({ field: 'files', message: '后补的文件只能是盖章扫描件' })
  }
  const record = recordOf(submission)
  if (record === undefined) {
    problems.push({ field: 'record', message: '不是后补盖章扫描件的记录' })
  } else {
    const { id, round, revision } = record.opinion
    const isSame =
      id === attachesTo && round === submission.round && revision === submission.revision
    if (!isSame) problems.push({ field: 'record', message: '记录中的验收意见与登记的不一致' })
  }
  return problems
}

/** Refuses what belongs to no opinion that has its receipt, or to another one than it says. */
export async function refuseUnattached(records: Records, submission: Submission): Promise<void> {
  const { attachesTo = '', taskId, round, revision } = submission
  const opinion = await findSubmission(records, { idempotencyKey: attachesTo })
  const isReceived = opinion && (await findReceipt(records, opinion.id)) !== undefined
  if (!isReceived) {
    throw new PlatformProblem(
      409,
      'opinion-missing',
      '平台还没有收到这份扫描件所属的验收意见。请先上报这一版验收意见，再上报扫描件。',
    )
  }
  const isOfIt =
    opinion.attachesTo === null &&
    opinion.taskId === taskId &&
    opinion.round === round &&
    opinion.revision === revision &&
    opinion.recordSha256 === recordOf(submission)?.opinion.recordSha256
  if (isOfIt) return
  throw invalid([
    {
      field: 'attachesTo',
      message: '扫描件与平台收到的这份验收意见不是同一任务、轮次、版次或记录',
    },
  ])
}

function recordOf({ record }: Pick<Submission, 'record'>) {
  try {
    return attachmentRecordSchema.safeParse(JSON.parse(record)).data
  } catch {
    // Not JSON is no record: the answer, not a failure.
    return undefined
  }
}
