import { expect } from 'vitest'
import {
  PROBLEM_MEDIA_TYPE,
  PROBLEM_TYPE_PREFIX,
  problemDocumentSchema,
  PROBLEMS,
} from '../../../shared/formats/platform-api.ts'
import type { PlatformRoute } from '../../../shared/formats/platform/route.ts'
import {
  COMMON_PROBLEMS,
  PLATFORM_ROUTES,
  SESSION_PROBLEMS,
} from '../../../shared/formats/platform/routes.ts'

/** What was answered so far; files of tests share it. */
const seen = new Set<string>()

/** The answers of the contract, problems aside, that are not seen during this work. */
export async function answersMissedBy(work: () => Promise<void>): Promise<readonly string[]> {
  seen.clear()
  await work()
  const all = PLATFORM_ROUTES.flatMap(({ id, answers }) =>
    answers.map(({ status }) => `${id} ${status}`),
  )
  return all.filter((answer) => !seen.has(answer))
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
  const comesWith = COMES_WITH[kind] ?? []
  const waits = ![429, 503].includes(response.status) || response.headers.has('retry-after')
  return [
    ...(kinds.includes(kind) ? [] : [`${kind} is not of this call`]),
    ...(comesWith.includes(response.status) ? [] : [`${kind} does not come with this status`]),
    ...(waits ? [] : ['no Retry-After']),
  ]
}

const COMES_WITH: Readonly<Record<string, readonly number[]>> = Object.fromEntries(
  Object.entries(PROBLEMS).map(([kind, { statuses }]) => [kind, statuses]),
)

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
