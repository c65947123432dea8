import type * as z from 'zod'
import { describeIssues } from '../../../shared/formats/issues.ts'
import { invalid } from '../problems.ts'

/** What a request carries, or 422 with a Chinese sentence for each field that is wrong. */
export function readBody<T extends z.ZodType>(schema: T, body: unknown): z.infer<T> {
  const parsed = schema.safeParse(body, { reportInput: true })
  if (parsed.success) return parsed.data
  throw invalid(describeIssues(parsed.error.issues))
}
