import * as z from 'zod'
import { dateText } from '../../../shared/formats/fields.ts'
import type { ReceivedFilter } from '../records/received.ts'

/** What the list is asked for in its address; an unusable part counts as not given. */
const querySchema = z.object({
  words: z.string().trim().max(120).catch(''),
  conclusion: z.enum(['passed', 'rectify']).optional().catch(undefined),
  from: dateText.optional().catch(undefined),
  to: dateText.optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(1_000_000).catch(1),
})

export type ReceivedQuery = ReceivedFilter & { readonly page: number }

export function readReceivedQuery(query: unknown): ReceivedQuery {
  return querySchema.parse(query)
}

/** The filter as a query, for links that keep it. */
export function filterText({ words, conclusion, from, to }: ReceivedFilter): string {
  const parts = Object.entries({ words, conclusion, from, to }).filter(
    (part): part is [string, string] => part[1] !== undefined && part[1] !== '',
  )
  return new URLSearchParams(parts).toString()
}

/** How a list of things with names is asked for. */
export const searchQuerySchema = z.object({
  words: z.string().trim().max(120).catch(''),
  page: querySchema.shape.page,
})
