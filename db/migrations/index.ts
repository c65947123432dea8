import { sql as first } from './0001-first.ts'
import { sql as roundsAndCapture } from './0002-rounds-and-capture.ts'

export type Migration = { readonly version: number; readonly name: string; readonly sql: string }

/** In order; `version` is the `user_version` of a database that has it. */
export const migrations: readonly Migration[] = [
  { version: 1, name: 'first', sql: first },
  { version: 2, name: 'rounds and capture', sql: roundsAndCapture },
]
