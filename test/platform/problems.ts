import type { Problem } from '../../shared/errors.ts'
import { PROBLEM_TYPE_PREFIX, PROBLEMS } from '../../shared/formats/platform-api.ts'
import type { ProblemDocument, ProblemKind } from '../../shared/formats/platform-api.ts'

/** A refusal by the platform: becomes an RFC 9457 problem document. */
export class PlatformProblem extends Error {
  readonly status: number
  readonly kind: ProblemKind
  /** Chinese, for the user. */
  readonly detail: string
  readonly members: Readonly<Record<string, unknown>>
  constructor(
    status: number,
    kind: ProblemKind,
    detail: string,
    members: Readonly<Record<string, unknown>> = {},
  ) {
    super(`${status} ${kind}: ${detail}`)
    this.name = 'PlatformProblem'
    this.status = status
    this.kind = kind
    this.detail = detail
    this.members = members
  }
}

export function problemDocument(problem: PlatformProblem): ProblemDocument {
  return {
    ...problem.members,
    type: `${PROBLEM_TYPE_PREFIX}${problem.kind}`,
    title: PROBLEMS[problem.kind].title,
    status: problem.status,
    detail: problem.detail.slice(0, 2000),
  }
}

export function notFound(what: string): PlatformProblem {
  return new PlatformProblem(404, 'not-found', `找不到${what}，请核对地址或重新登记上报。`)
}

export function tooLarge(maxBytes: number): PlatformProblem {
  const limit =
    maxBytes >= 1024 ** 2 ? `${Math.floor(maxBytes / 1024 ** 2)} MB` : `${maxBytes} 字节`
  return new PlatformProblem(413, 'too-large', `单个文件超出平台的大小限制（${limit}），未接收。`, {
    maxBytes,
  })
}

export function invalid(problems: readonly Problem[]): PlatformProblem {
  const shown = problems.slice(0, 20)
  return new PlatformProblem(422, 'invalid', shown.map(({ message }) => message).join('；'), {
    errors: shown,
  })
}
