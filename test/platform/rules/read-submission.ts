import { submissionSchema } from '../../../shared/formats/platform-api.ts'
import type { Submission } from '../../../shared/formats/platform-api.ts'
import type { Problem } from '../../../shared/errors.ts'
import { invalid, tooLarge } from '../problems.ts'
import { problemsInAttachment } from './attached.ts'
import { readBody } from './read-body.ts'
import { sha256Of } from './digests.ts'

/** A submission as it may be registered; throws a PlatformProblem that names what is wrong. */
export function readSubmission(body: unknown, maxFileBytes: number): Submission {
  const submission = readBody(submissionSchema, body)
  if (submission.files.some((file) => file.sizeBytes > maxFileBytes)) throw tooLarge(maxFileBytes)
  const problems = problemsInSubmission(submission)
  if (problems.length > 0) throw invalid(problems)
  return submission
}

function problemsInSubmission(submission: Submission): readonly Problem[] {
  const problems: Problem[] = []
  const add = (field: string, message: string): void => {
    problems.push({ field, message })
  }
  if (sha256Of(submission.record) !== submission.recordSha256) {
    add('recordSha256', '验收记录的 SHA-256 与内容不一致')
  }
  if (!isJson(submission.record)) add('record', '验收记录不是有效的 JSON')
  if (submission.attachesTo !== undefined) problems.push(...problemsInAttachment(submission))
  else if (submission.files.filter((file) => file.kind === 'opinion-pdf').length !== 1) {
    add('files', '验收意见 PDF 应有且只有一份')
  }
  for (const [field, value] of namesIn(submission)) {
    if (/\p{Cc}/u.test(value)) add(field, '含有控制字符，请改名后再上报')
  }
  const sizes = new Map<string, number>()
  for (const [index, { sha256, sizeBytes, name }] of submission.files.entries()) {
    const known = sizes.get(sha256)
    if (known !== undefined && known !== sizeBytes) {
      add(`files.${index}`, `文件“${name}”与另一文件 SHA-256 相同而大小不同`)
    }
    sizes.set(sha256, sizeBytes)
  }
  return problems
}

function namesIn(submission: Submission): readonly (readonly [field: string, value: string])[] {
  const { enterpriseName, taskNumber, files } = submission
  return [
    ['enterpriseName', enterpriseName],
    ['taskNumber', taskNumber],
    ...files.map(({ name }, index) => [`files.${index}.name`, name] as const),
    ...files.map(({ mediaType }, index) => [`files.${index}.mediaType`, mediaType] as const),
  ]
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
