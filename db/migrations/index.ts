import { sql as first } from './0001-first.ts'

export type Migration = { readonly version: number; readonly name: string; readonly sql: string }

/** In order; `version` is the `user_version` of a database that has it. */
export const migrations: readonly Migration[] = [{ version: 1, name: 'first', sql: first }]
