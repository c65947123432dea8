import type * as z from 'zod'
import {
  currentSessionSchema,
  deviceRegistrationSchema,
  refreshSchema,
  registeredDeviceSchema,
  sessionSchema,
  signInSchema,
} from './accounts.ts'
import { catalogFeedSchema, decisionFeedSchema, feedQuerySchema, taskFeedSchema } from './feeds.ts'
import { healthSchema } from './health.ts'
import type { ProblemKind } from './problems.ts'
import type { PlatformRoute, RouteAnswer } from './route.ts'
import { receiptSchema } from './receipt.ts'
import {
  submissionLookupSchema,
  submissionQuerySchema,
  submissionSchema,
  submissionStateSchema,
} from './submission.ts'
import { UPLOAD_ROUTES } from './upload-routes.ts'

/** What any call may answer. */
export const COMMON_PROBLEMS = [
  'malformed',
  'rate-limited',
  'internal',
  'unavailable',
] as const satisfies readonly ProblemKind[]

/** What any call that needs a session may answer. */
export const SESSION_PROBLEMS = [
  'not-signed-in',
  'token-expired',
  'session-revoked',
  'device-refused',
] as const satisfies readonly ProblemKind[]

const json = (status: number, what: string, body: z.ZodType): RouteAnswer => ({
  status,
  what,
  body,
})
const unchanged: RouteAnswer = { status: 304, what: '没有变化', body: 'none', headers: ['ETag'] }
const ifNoneMatch = [{ name: 'If-None-Match', isRequired: false }] as const

function feed(id: string, path: string, summary: string, schema: z.ZodType): PlatformRoute {
  return {
    id,
    method: 'get',
    path,
    summary,
    needsSession: true,
    query: feedQuerySchema,
    headers: ifNoneMatch,
    body: 'none',
    answers: [{ ...json(200, '自游标以来的变化', schema), headers: ['ETag'] }, unchanged],
    problems: ['invalid'],
  }
}

function download(id: string, path: string, summary: string): PlatformRoute {
  const headers = ['ETag', 'Accept-Ranges', 'Repr-Digest']
  return {
    id,
    method: 'get',
    path,
    summary,
    needsSession: true,
    headers: [
      ...ifNoneMatch,
      ...['Range', 'If-Range'].map((name) => ({ name, isRequired: false })),
    ],
    body: 'none',
    answers: [
      { status: 200, what: '全部内容', body: 'bytes', headers },
      { status: 206, what: '所要的一段', body: 'bytes', headers: [...headers, 'Content-Range'] },
      unchanged,
    ],
    problems: ['not-assigned', 'not-found', 'range-refused'],
  }
}

export const PLATFORM_ROUTES: readonly PlatformRoute[] = [
  {
    id: 'health',
    method: 'get',
    path: '/api/v1/health',
    summary: '平台是否在服务',
    needsSession: false,
    body: 'none',
    answers: [json(200, '在服务', healthSchema)],
    problems: [],
  },
  {
    id: 'registerDevice',
    method: 'post',
    path: '/api/v1/devices',
    summary: '用评测机构的登记码登记设备；同一请求可重发',
    needsSession: false,
    body: deviceRegistrationSchema,
    answers: [
      json(201, '已登记', registeredDeviceSchema),
      json(200, '此前已登记', registeredDeviceSchema),
    ],
    problems: ['enrolment-refused', 'device-refused', 'device-taken', 'too-large', 'invalid'],
  },
  {
    id: 'signIn',
    method: 'post',
    path: '/api/v1/sessions',
    summary: '专家在已登记的设备上登录',
    needsSession: false,
    body: signInSchema,
    answers: [json(201, '已登录', sessionSchema)],
    problems: ['sign-in-failed', 'device-refused', 'too-large', 'invalid'],
  },
  {
    id: 'refreshSession',
    method: 'post',
    path: '/api/v1/sessions/refresh',
    summary: '换取新的访问令牌；同一对刷新令牌可重发',
    needsSession: false,
    body: refreshSchema,
    answers: [json(200, '已更新', sessionSchema)],
    problems: ['token-expired', 'session-revoked', 'device-refused', 'too-large', 'invalid'],
  },
  {
    id: 'currentSession',
    method: 'get',
    path: '/api/v1/sessions/current',
    summary: '当前登录的专家和设备',
    needsSession: true,
    body: 'none',
    answers: [json(200, '当前登录', currentSessionSchema)],
    problems: [],
  },
  {
    id: 'signOut',
    method: 'delete',
    path: '/api/v1/sessions/current',
    summary: '退出登录',
    needsSession: true,
    body: 'none',
    answers: [{ status: 204, what: '已退出', body: 'none' }],
    problems: [],
  },
  feed('listTasks', '/api/v1/tasks', '派给本账号的任务的变化', taskFeedSchema),
  download('downloadTaskPackage', '/api/v1/tasks/{taskId}/packages/{revision}', '任务包，可续传'),
  feed('listCatalogs', '/api/v1/catalogs', '目录版本的变化', catalogFeedSchema),
  download('downloadCatalog', '/api/v1/catalogs/{catalogId}/{catalogVersion}', '目录内容，可续传'),
  feed('listDecisions', '/api/v1/decisions', '县（市）区工信主管部门的意见', decisionFeedSchema),
  {
    id: 'registerSubmission',
    method: 'post',
    path: '/api/v1/submissions',
    summary: '登记一版已定稿的验收意见，或后补的盖章扫描件；同一内容可重发',
    needsSession: true,
    body: submissionSchema,
    answers: [
      json(201, '已登记', submissionStateSchema),
      json(200, '此前已登记', submissionStateSchema),
    ],
    problems: [
      'not-assigned',
      'key-reused',
      'revision-taken',
      'revision-superseded',
      'opinion-missing',
      'task-withdrawn',
      'too-large',
      'invalid',
    ],
  },
  {
    id: 'findSubmission',
    method: 'get',
    path: '/api/v1/submissions',
    summary: '按上报编号查询平台是否还有这份记录；平台由备份恢复后用',
    needsSession: true,
    query: submissionQuerySchema,
    body: 'none',
    answers: [json(200, '平台有没有这份记录', submissionLookupSchema)],
    problems: ['not-assigned', 'invalid'],
  },
  {
    id: 'readSubmission',
    method: 'get',
    path: '/api/v1/submissions/{submissionId}',
    summary: '还缺哪些文件',
    needsSession: true,
    body: 'none',
    answers: [json(200, '登记的状态', submissionStateSchema)],
    problems: ['not-found'],
  },
  {
    id: 'completeSubmission',
    method: 'post',
    path: '/api/v1/submissions/{submissionId}/complete',
    summary: '文件收齐后出具签名回执；每次都是同一份',
    needsSession: true,
    body: 'none',
    answers: [json(200, '签名回执', receiptSchema)],
    problems: ['not-found', 'files-missing', 'revision-superseded', 'task-withdrawn'],
  },
  ...UPLOAD_ROUTES,
]
