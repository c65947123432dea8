import { join } from 'node:path'
import { validate } from '@readme/openapi-parser'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { SCHEMA_FOLDER } from '../../../build/export-formats.ts'
import { COMPONENTS, openApiDocument } from '../../../build/openapi.ts'
import {
  decisionPayloadSchema,
  problemDocumentSchema,
  PROBLEMS,
  receiptPayloadSchema,
} from '../../../shared/formats/platform-api.ts'
import {
  exampleProblem,
  PLATFORM_EXAMPLES,
  PROBLEM_KINDS,
} from '../../../shared/formats/platform/examples.ts'

const EXAMPLES = '#/components/examples/'
const bodySchema = z.object({
  content: z
    .record(
      z.string(),
      z.object({ examples: z.record(z.string(), z.object({ $ref: z.string() })).optional() }),
    )
    .optional(),
})
/** As much of the document as says which example goes with which body. */
const documentSchema = z.object({
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({ requestBody: bodySchema.optional(), responses: z.record(z.string(), bodySchema) }),
    ),
  ),
  components: z.object({ examples: z.record(z.string(), z.unknown()) }),
})

describe('the OpenAPI document of the platform', () => {
  it('is valid OpenAPI 3.1', async () => {
    const committed = join(SCHEMA_FOLDER, 'openapi.json')
    expect(await validate(committed)).toMatchObject({ valid: true, specification: 'OpenAPI' })
  })

  it.each(Object.entries(COMPONENTS))(
    'has an example of %s that its schema accepts',
    (name, schema) => {
      const example = Object.entries(PLATFORM_EXAMPLES).find(([key]) => key === name)?.[1]
      const parsed = schema.safeParse(example)
      expect(parsed.error?.issues ?? []).toEqual([])
      expect(parsed.data).toEqual(example)
    },
  )

  it('has signed examples whose payloads are what the schemas say', () => {
    expect(receiptPayloadSchema.parse(JSON.parse(PLATFORM_EXAMPLES.receipt.payload))).toEqual(
      PLATFORM_EXAMPLES.receiptPayload,
    )
    const [decision] = PLATFORM_EXAMPLES.decisionFeed.entries
    expect(decisionPayloadSchema.parse(JSON.parse(decision?.payload ?? ''))).toEqual(
      PLATFORM_EXAMPLES.decisionPayload,
    )
  })

  it('has every kind of problem in some answer, each with a Chinese example', () => {
    const text = JSON.stringify(openApiDocument()['paths'])
    const shown = PROBLEM_KINDS.filter((kind) => text.includes(`/problem-${kind}"`))
    expect(shown).toEqual(PROBLEM_KINDS)
    const details = PROBLEM_KINDS.map((kind) => exampleProblem(kind))
    for (const problem of details) {
      expect(problemDocumentSchema.parse(problem).detail).toMatch(/\p{Script=Han}/u)
    }
  })

  it('has an example for each body of each call, problems too, that is there', () => {
    const { paths, components } = documentSchema.parse(openApiDocument())
    const bodies = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).flatMap(([method, { requestBody, responses }]) =>
        [['request', requestBody] as const, ...Object.entries(responses)].flatMap(([of, body]) =>
          Object.entries(body?.content ?? {}).map(([type, content]) => ({
            what: `${method} ${path} ${of}`,
            type,
            examples: Object.values(content.examples ?? {}).map(({ $ref }) => $ref),
          })),
        ),
      ),
    )
    const ofJson = bodies.filter(({ type }) => type.endsWith('json'))
    expect(ofJson.length).toBeGreaterThan(100)
    expect(ofJson.filter(({ examples }) => examples.length === 0)).toEqual([])
    const known = new Set(Object.keys(components.examples).map((name) => `${EXAMPLES}${name}`))
    expect(ofJson.flatMap(({ examples }) => examples).filter((ref) => !known.has(ref))).toEqual([])
  })

  it('names every status that the issue of errors asks for', () => {
    const text = JSON.stringify(openApiDocument()['paths'])
    const statuses = [...text.matchAll(/"(\d{3})":\{/gu)].map(([, status]) => Number(status))
    expect(statuses).toEqual(
      expect.arrayContaining([
        400, 401, 403, 404, 409, 410, 412, 413, 422, 423, 429, 460, 500, 503, 507,
      ]),
    )
  })

  it('gives each kind of problem error statuses only', () => {
    const all = PROBLEM_KINDS.flatMap((kind) => [...PROBLEMS[kind].statuses])
    expect(all.filter((status) => status < 400 || status > 599)).toEqual([])
  })
})
