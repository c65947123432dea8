import * as z from 'zod'
import * as api from '../shared/formats/platform-api.ts'
import {
  exampleProblem,
  PLATFORM_EXAMPLES,
  PROBLEM_KINDS,
} from '../shared/formats/platform/examples.ts'
import type { Body, PlatformRoute, RouteAnswer } from '../shared/formats/platform/route.ts'
import {
  COMMON_PROBLEMS,
  PLATFORM_ROUTES,
  SESSION_PROBLEMS,
} from '../shared/formats/platform/routes.ts'

type Json = Readonly<Record<string, unknown>>

/** The named schemas with their examples. */
export const COMPONENTS = {
  health: api.healthSchema,
  deviceRegistration: api.deviceRegistrationSchema,
  registeredDevice: api.registeredDeviceSchema,
  signIn: api.signInSchema,
  refresh: api.refreshSchema,
  session: api.sessionSchema,
  currentSession: api.currentSessionSchema,
  taskFeed: api.taskFeedSchema,
  catalogFeed: api.catalogFeedSchema,
  decisionFeed: api.decisionFeedSchema,
  decisionPayload: api.decisionPayloadSchema,
  submission: api.submissionSchema,
  attachment: api.submissionSchema,
  attachmentRecord: api.attachmentRecordSchema,
  submissionLookup: api.submissionLookupSchema,
  submissionState: api.submissionStateSchema,
  receiptPayload: api.receiptPayloadSchema,
  receipt: api.receiptSchema,
  uploadMetadata: api.uploadMetadataSchema,
} as const satisfies Readonly<Record<keyof typeof PLATFORM_EXAMPLES, z.ZodType>>

/** The contract of `shared/formats/platform-api.ts` as an OpenAPI 3.1 document. */
export function openApiDocument(): Json {
  return {
    openapi: '3.1.0',
    info: {
      title: '数字化转型产业大脑 · 现场验收接口',
      version: '1.0.0',
      description:
        '由 shared/formats 的数据定义生成。每个错误都是 RFC 9457 问题文档，detail 为中文；每个回应都带 Date（平台时间）。',
      license: { name: '内部使用', url: 'https://example.invalid/licence' },
    },
    servers: [{ url: '{base}', variables: { base: { default: 'http://127.0.0.1:8642' } } }],
    paths: paths(),
    components: {
      securitySchemes: { session: { type: 'http', scheme: 'bearer' } },
      schemas: {
        ...Object.fromEntries(
          Object.entries(COMPONENTS).map(([name, schema]) => [name, jsonSchema(schema)]),
        ),
        problem: jsonSchema(api.problemDocumentSchema),
      },
      examples: examples(),
    },
  }
}

function examples(): Json {
  const all: readonly (readonly [string, Json])[] = [
    ...Object.entries(PLATFORM_EXAMPLES).map(([name, value]) => [name, { value }] as const),
    ...PROBLEM_KINDS.map((kind) => [problemName(kind), { value: exampleProblem(kind) }] as const),
  ]
  return Object.fromEntries(all)
}

function problemName(kind: api.ProblemKind): string {
  return `problem-${kind}`
}

function jsonSchema(schema: z.core.$ZodType): Json {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, {
    target: 'draft-2020-12',
    io: 'input',
  })
  return rest
}

function paths(): Json {
  const all: Record<string, Record<string, unknown>> = {}
  for (const route of PLATFORM_ROUTES) {
    ;(all[route.path] ??= {})[route.method] = operation(route)
  }
  return all
}

function operation(route: PlatformRoute): Json {
  const kinds = problemsOf(route)
  const statuses = [...new Set(kinds.flatMap((kind) => api.PROBLEMS[kind].statuses))]
  return {
    operationId: route.id,
    summary: route.summary,
    security: route.needsSession ? [{ session: [] }] : [],
    parameters: parameters(route),
    ...(route.body === 'none'
      ? {}
      : { requestBody: { required: route.body !== 'bytes', content: content(route) } }),
    responses: Object.fromEntries([
      ...route.answers.map((answer) => [String(answer.status), response(answer)]),
      ...statuses.map((status) => [String(status), problemResponse(route, status)]),
    ]),
  }
}

function content(route: PlatformRoute): Json {
  const mediaType = route.body === 'bytes' ? api.TUS_CHUNK_MEDIA_TYPE : 'application/json'
  return { [mediaType]: bodyContent(route.body) }
}

function parameters(route: PlatformRoute): readonly Json[] {
  const inPath = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))
  const query = Object.entries(route.query?.shape ?? {}).map(([name, schema]) => ({
    name,
    in: 'query',
    required: false,
    schema: jsonSchema(schema),
  }))
  const headers = (route.headers ?? []).map(({ name, isRequired }) => ({
    name,
    in: 'header',
    required: isRequired,
    schema: { type: 'string' },
  }))
  return [...inPath, ...query, ...headers]
}

function response(answer: RouteAnswer): Json {
  const names = ['Date', ...(answer.headers ?? [])]
  return {
    description: answer.what,
    headers: Object.fromEntries(names.map((name) => [name, { schema: { type: 'string' } }])),
    ...(answer.body === 'none'
      ? {}
      : {
          content: {
            [answer.body === 'bytes' ? 'application/octet-stream' : 'application/json']:
              bodyContent(answer.body),
          },
        }),
  }
}

function bodyContent(body: Body): Json {
  if (typeof body === 'string') return { schema: {} }
  const [name, ...others] = namesOf(body)
  if (name === undefined) throw new Error('a route uses a schema that has no name')
  const example = (of: string): Json => ({ $ref: `#/components/examples/${of}` })
  return {
    schema: { $ref: `#/components/schemas/${name}` },
    examples: {
      example: example(name),
      ...Object.fromEntries(others.map((other) => [other, example(other)])),
    },
  }
}

/** The first one names the schema; the others are further examples of it. */
function namesOf(schema: z.ZodType): readonly string[] {
  return Object.entries(COMPONENTS).flatMap(([name, candidate]) =>
    candidate === schema ? [name] : [],
  )
}

/** One response for a status: every kind that comes with it is an example of its own. */
function problemResponse(route: PlatformRoute, status: number): Json {
  const kinds = problemsOf(route).filter((kind) =>
    api.PROBLEMS[kind].statuses.some((candidate) => candidate === status),
  )
  const waits = status === 429 || status === 503
  return {
    description: kinds.map((kind) => api.PROBLEMS[kind].title).join('；'),
    headers: Object.fromEntries(
      ['Date', ...(waits ? ['Retry-After'] : [])].map((name) => [
        name,
        { schema: { type: 'string' } },
      ]),
    ),
    content: {
      [api.PROBLEM_MEDIA_TYPE]: {
        schema: { $ref: '#/components/schemas/problem' },
        examples: Object.fromEntries(
          kinds.map((kind) => [kind, { $ref: `#/components/examples/${problemName(kind)}` }]),
        ),
      },
    },
  }
}

function problemsOf(route: PlatformRoute): readonly api.ProblemKind[] {
  return [...COMMON_PROBLEMS, ...(route.needsSession ? SESSION_PROBLEMS : []), ...route.problems]
}
