import { randomUUID } from 'node:crypto'
import Database from 'better-sqlite3'
import { CamelCasePlugin, Kysely, Migrator, PostgresDialect, SqliteDialect } from 'kysely'
import type { Dialect } from 'kysely'
import pg from 'pg'
import { MIGRATIONS } from './migrations.ts'
import type { Tables } from './schema.ts'

/** Where the records are: a SQLite file, or a `postgres://` address. */
export async function openRecords(where: string): Promise<Kysely<Tables>> {
  const dialect = isPostgres(where) ? postgres(where) : sqlite(where)
  const records = new Kysely<Tables>({ dialect, plugins: [new CamelCasePlugin()] })
  try {
    await migrate(records)
    return records
  } catch (error) {
    await records.destroy()
    throw error
  }
}

export function isPostgres(where: string): boolean {
  return /^postgres(ql)?:/.test(where)
}

function sqlite(file: string): Dialect {
  const database = new Database(file)
  database.pragma('journal_mode = WAL')
  // Answers wait for the log to be synced; see `settle.ts`.
  database.pragma('synchronous = NORMAL')
  database.pragma('foreign_keys = ON')
  database.pragma('busy_timeout = 5000')
  keepPrepared(database)
  return new SqliteDialect({ database })
}

/** Longer ones are lists of many rows, of a length that hardly comes again. */
const MOST_KEPT_CHARACTERS = 2_000

/** Kysely prepares each statement anew, which took an eighth of the time of a submission. */
function keepPrepared(database: Database.Database): void {
  const prepare = database.prepare.bind(database)
  const kept = new Map<string, Database.Statement>()
  const prepareOnce = (text: string): Database.Statement => {
    const known = kept.get(text)
    if (known !== undefined) return known
    const statement = prepare(text)
    if (text.length <= MOST_KEPT_CHARACTERS) kept.set(text, statement)
    return statement
  }
  Object.assign(database, { prepare: prepareOnce })
}

/** Waiting for a free connection counts too, so it is long enough for a crowd. */
const CONNECT_MS = 30_000

/** PostgreSQL's type of 64-bit integers; ours stay far below 2^53. */
const INT8 = 20

function postgres(connectionString: string): Dialect {
  const types = new pg.TypeOverrides()
  types.setTypeParser(INT8, Number)
  const pool = new pg.Pool({
    connectionString,
    max: 20,
    types,
    keepAlive: true,
    connectionTimeoutMillis: CONNECT_MS,
  })
  // An idle connection that the server closes is not an error of ours: the next query opens another.
  pool.on('error', () => undefined)
  // Nor is one that breaks between two queries of a transaction: the next one of them fails.
  pool.on('connect', (client) => void client.on('error', () => undefined))
  return new PostgresDialect({ pool })
}

async function migrate(records: Kysely<Tables>): Promise<void> {
  const migrator = new Migrator({
    db: records,
    provider: { getMigrations: () => Promise.resolve({ ...MIGRATIONS }) },
  })
  const { error } = await migrator.migrateToLatest()
  if (error !== undefined) throw error
  await records
    .insertInto('counter')
    .values([
      { name: 'feed', value: 0 },
      { name: 'receipt', value: 0 },
    ])
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await records
    .insertInto('fact')
    .values({ name: 'history', value: randomUUID().slice(0, 8) })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
