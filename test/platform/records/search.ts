import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'

/** A page of what is found. */
export type Span = { readonly offset: number; readonly limit: number }
export type Found<T> = { readonly count: number; readonly rows: readonly T[] }

/** Whether one of the columns has the words somewhere; always so for no words. */
export function hasText(columns: readonly string[], words: string): RawBuilder<boolean> {
  if (words === '') return sql<boolean>`1 = 1`
  const pattern = `%${words.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  const each = columns.map((column) => sql<boolean>`${sql.ref(column)} LIKE ${pattern} ESCAPE '\\'`)
  return sql<boolean>`(${sql.join(each, sql` OR `)})`
}
