import type * as z from 'zod'
import { PROBLEM_TYPE_PREFIX, problemDocumentSchema } from '../../../shared/formats/platform-api.ts'
import type { ProblemDocument } from '../../../shared/formats/platform-api.ts'
import type { AppError } from '../../../shared/errors.ts'
import type { Answer } from './exchange.ts'
import { syncFailed } from './failures.ts'

/**
 * The value of a successful answer. Throws an AppError for every other answer.
 *
 * A 2xx proves nothing: login pages of networks answer 200 as well. Only the contract's own JSON
 * counts.
 */
export function readAnswer<T>(answer: Answer, schema: z.ZodType<T>): T {
  if (!isSuccess(answer)) throw failureOf(answer)
  if (answer.mediaType !== 'application/json') throw notThePlatform(answer, '回应不是 JSON')
  const parsed = schema.safeParse(parseJson(answer.text))
  if (!parsed.success) throw notThePlatform(answer, '回应的内容不符合平台接口')
  return parsed.data
}

/** Whether the platform asks to look at its state again instead of giving up. */
export function asksForAnotherRound(answer: Answer): boolean {
  const problem = problemOf(answer)
  if (problem === undefined) return false
  // The upload expired, or the platform was restored from an older backup.
  if (answer.status === 404 || answer.status === 410) return true
  return (
    answer.status === 409 &&
    (problem.type === `${PROBLEM_TYPE_PREFIX}files-missing` ||
      problem.type === `${PROBLEM_TYPE_PREFIX}already-complete`)
  )
}

export function failureOf(answer: Answer): AppError {
  const { status } = answer
  const detail = problemOf(answer)?.detail
  if (status === 511) return notThePlatform(answer, '网络要求先登录')
  if (status === 429 || status >= 500) return syncFailed('server-error', detail ?? `HTTP ${status}`)
  if (status === 408) return syncFailed('timeout', detail ?? 'HTTP 408')
  // 0: some implementations hide the status of a redirect that is not followed.
  if (status === 0 || (status >= 300 && status < 400)) {
    return notThePlatform(answer, '请求被转到别的地址')
  }
  const problem = problemOf(answer)
  if (status >= 400 && problem !== undefined) {
    return syncFailed('refused', problem.detail ?? (problem.title || `HTTP ${status}`))
  }
  return notThePlatform(answer, '回应的内容不符合平台接口')
}

function isSuccess({ status }: Answer): boolean {
  return status >= 200 && status < 300
}

function notThePlatform({ status }: Answer, what: string): AppError {
  return syncFailed('not-the-platform', status === 0 ? what : `${what}，HTTP ${status}`)
}

function problemOf(answer: Answer): ProblemDocument | undefined {
  if (answer.mediaType !== 'application/problem+json') return undefined
  const parsed = problemDocumentSchema.safeParse(parseJson(answer.text))
  return parsed.success ? parsed.data : undefined
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // The schema refuses undefined, which is the answer for text that is not JSON.
    return undefined
  }
}
