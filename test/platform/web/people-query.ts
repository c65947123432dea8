import * as z from 'zod'
import { searchQuerySchema } from './received-query.ts'

const { words, page } = searchQuerySchema.shape

/** How devices and accounts are asked for: one search for both, a page of each. */
const peopleQuerySchema = z.object({ words, devices: page, accounts: page })

export type PeopleQuery = z.infer<typeof peopleQuerySchema>

export function readPeopleQuery(query: unknown): PeopleQuery {
  return peopleQuerySchema.parse(query)
}

/** The query as text, for links and forms that come back to the same place. */
export function peopleQueryText(query: PeopleQuery): string {
  return new URLSearchParams({
    words: query.words,
    devices: String(query.devices),
    accounts: String(query.accounts),
  }).toString()
}
