import { createHash } from 'node:crypto'
import { canonicalJson } from '../../shared/formats/canonical-json.ts'
import { describeIssues } from '../../shared/formats/issues.ts'
import { submissionSchema } from '../../shared/formats/platform-api.ts'
import type { Submission, SubmissionState } from '../../shared/formats/platform-api.ts'
import type { Problem } from '../../shared/errors.ts'
import type { Desk } from './desk.ts'
import { missingFiles } from './desk.ts'
import { PlatformProblem, tooLarge } from './problems.ts'
import { acceptedRevision, findSubmission, insertSubmission } from './submissions.ts'

export type Registration = { readonly isNew: boolean; readonly state: SubmissionState }

/**
 * Registers a submission, or finds it again by its idempotency key.
 *
 * One transaction, so that any number of parallel retries make one row. Throws a PlatformProblem.
 */
export function register(desk: Desk, body: unknown): Registration {
  const submission = parseSubmission(body, desk.maxFileBytes)
  const bodySha256 = sha256(canonicalJson(submission))
  return desk.db
    .transaction((): Registration => {
      const known = findSubmission(desk.db, { idempotencyKey: submission.idempotencyKey })
      if (known !== undefined) {
        if (known.bodySha256 !== bodySha256) throw keyReused()
        return {
          isNew: false,
          state: { submissionId: known.id, missing: missingFiles(desk, known.id) },
        }
      }
      refuseStaleRevision(desk, submission)
      const id = desk.newId()
      insertSubmission(desk.db, submission, {
        id,
        bodySha256,
        registeredAt: desk.now().toISOString(),
      })
      return { isNew: true, state: { submissionId: id, missing: missingFiles(desk, id) } }
    })
    .immediate()
}

function refuseStaleRevision(desk: Desk, { taskId, revision }: Submission): void {
  if (findSubmission(desk.db, { taskId, revision }) !== undefined) {
    throw new PlatformProblem(
      409,
      'revision-taken',
      `本任务第 ${revision} 版验收意见已由另一台设备或另一次定稿登记。请核对后另起新版再上报。`,
    )
  }
  const accepted = acceptedRevision(desk.db, taskId)
  if (revision < accepted) throw superseded(revision, accepted)
}

export function superseded(revision: number, accepted: number): PlatformProblem {
  return new PlatformProblem(
    409,
    'revision-superseded',
    `平台已收到第 ${accepted} 版验收意见，不再接收第 ${revision} 版。`,
  )
}

function keyReused(): PlatformProblem {
  return new PlatformProblem(
    409,
    'key-reused',
    '同一上报编号此前登记过另一份内容，平台保留先前的一份。请另起新版再上报。',
  )
}

function parseSubmission(body: unknown, maxFileBytes: number): Submission {
  const parsed = submissionSchema.safeParse(body)
  if (!parsed.success) throw invalid(describeIssues(parsed.error.issues))
  if (parsed.data.files.some((file) => file.sizeBytes > maxFileBytes)) throw tooLarge(maxFileBytes)
  const problems = problemsInSubmission(parsed.data)
  if (problems.length > 0) throw invalid(problems)
  return parsed.data
}

function problemsInSubmission(submission: Submission): readonly Problem[] {
  const problems: Problem[] = []
  const add = (field: string, message: string): void => {
    problems.push({ field, message })
  }
  if (sha256(submission.record) !== submission.recordSha256) {
    add('recordSha256', '验收记录的 SHA-256 与内容不一致')
  }
  if (!isJson(submission.record)) add('record', '验收记录不是有效的 JSON')
  if (submission.files.filter((file) => file.kind === 'opinion-pdf').length !== 1) {
    add('files', '验收意见 PDF 应有且只有一份')
  }
  const sizes = new Map<string, number>()
  for (const [index, { sha256: digest, sizeBytes, name }] of submission.files.entries()) {
    const known = sizes.get(digest)
    if (known !== undefined && known !== sizeBytes) {
      add(`files.${index}`, `文件“${name}”与另一文件 SHA-256 相同而大小不同`)
    }
    sizes.set(digest, sizeBytes)
  }
  return problems
}

function invalid(problems: readonly Problem[]): PlatformProblem {
  const shown = problems.slice(0, 20)
  return new PlatformProblem(422, 'invalid', shown.map(({ message }) => message).join('；'), {
    errors: shown,
  })
}

function isJson(value: string): boolean {
  try {
    JSON.parse(value)
    return true
  } catch {
    // Not JSON is the answer, not a failure.
    return false
  }
}

function sha256(value: string): string {
  return createHash('sha256').update(value, 'utf8').digest('hex')
}
