import { expect } from 'vitest'
import {
  PROBLEM_MEDIA_TYPE,
  PROBLEM_TYPE_PREFIX,
  problemDocumentSchema,
} from '../../../shared/formats/platform-api.ts'
import type { PlatformRoute } from '../../../shared/formats/platform/route.ts'
import {
  COMMON_PROBLEMS,
  PLATFORM_ROUTES,
  SESSION_PROBLEMS,
} from '../../../shared/formats/platform/routes.ts'

/** What was answered so far, in this file of tests. */
const seen = new Set<string>()

/** The answers of the contract, problems aside, that have not been seen since the last time. */
export function unseenAnswers(): readonly string[] {
  const all = PLATFORM_ROUTES.flatMap(({ id, answers }) =>
    answers.map(({ status }) => `${id} ${status}`),
  )
  const unseen = all.filter((answer) => !seen.has(answer))
  seen.clear()
  return unseen
}

/** Holds an answer to what the contract says of that call: status, headers, body, kind of problem. */
export async function expectInContract(
  method: string,
  path: string,
  response: Response,
): Promise<void> {
  const route = routeOf(method, path)
  if (route === undefined) return
  const complaints = await complaintsAbout(route, response)
  seen.add(`${route.id} ${response.status}`)
  expect(complaints.map((what) => `${method} ${path} ${response.status}: ${what}`)).toEqual([])
}

async function complaintsAbout(
  route: PlatformRoute,
  response: Response,
): Promise<readonly string[]> {
  const answer = route.answers.find(({ status }) => status === response.status)
  if (answer === undefined) return complaintsAboutProblem(route, response)
  const missing = ['Date', ...(answer.headers ?? [])]
    // An upload that is whole no longer expires, one that is created may be empty.
    .filter((header) => header !== 'Upload-Expires' && header !== 'Upload-Offset')
    .filter((header) => !response.headers.has(header))
    .map((header) => `no ${header}`)
  if (typeof answer.body === 'string') return missing
  const parsed = answer.body.safeParse(await response.clone().json())
  return [...missing, ...(parsed.error?.issues ?? []).map(({ message }) => message)]
}

async function complaintsAboutProblem(
  route: PlatformRoute,
  response: Response,
): Promise<readonly string[]> {
  // The answer to HEAD has no body to look into.
  if (route.method === 'head') return []
  const kinds: readonly string[] = [
    ...COMMON_PROBLEMS,
    ...(route.needsSession ? SESSION_PROBLEMS : []),
    ...route.problems,
  ]
  const type = response.headers.get('content-type') ?? ''
  if (!type.startsWith(PROBLEM_MEDIA_TYPE)) return [`${type} is no problem document`]
  const problem = problemDocumentSchema.parse(await response.clone().json())
  const kind = problem.type.slice(PROBLEM_TYPE_PREFIX.length)
  const waits = response.status !== 429 || response.headers.has('retry-after')
  return [
    ...(kinds.includes(kind) ? [] : [`${kind} is not of this call`]),
    ...(waits ? [] : ['no Retry-After']),
  ]
}

export function routeOf(method: string, path: string): PlatformRoute | undefined {
  const [plain = ''] = path.replace(/^https?:\/\/[^/]+/, '').split('?')
  return PLATFORM_ROUTES.find(
    (route) => route.method === method.toLowerCase() && matches(route.path, plain),
  )
}

function matches(pattern: string, path: string): boolean {
  const parts = pattern.split('/')
  const given = path.split('/')
  return (
    parts.length === given.length &&
    parts.every((part, index) => part.startsWith('{') || part === given[index])
  )
}
