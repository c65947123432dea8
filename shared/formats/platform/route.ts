import type * as z from 'zod'
import type { ProblemKind } from './problems.ts'

export type Body = z.ZodType | 'bytes' | 'none'

export type RouteAnswer = {
  readonly status: number
  readonly what: string
  readonly body: Body
  readonly headers?: readonly string[]
}

/** One call of the contract: what the OpenAPI document says and the tests hold the server to. */
export type PlatformRoute = {
  readonly id: string
  readonly method: 'get' | 'post' | 'patch' | 'head' | 'delete' | 'options'
  /** Under the base address, with `{name}` for a parameter. */
  readonly path: string
  readonly summary: string
  readonly needsSession: boolean
  readonly query?: z.ZodObject<z.ZodRawShape>
  readonly headers?: readonly { readonly name: string; readonly isRequired: boolean }[]
  readonly body: Body
  readonly answers: readonly RouteAnswer[]
  readonly problems: readonly ProblemKind[]
}
