import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe } from 'vitest'
import type { PlatformOptions } from '../../platform/platform.ts'
import { postgresPrograms, startPostgres } from './postgres.ts'
import type { Postgres } from './postgres.ts'
import { startS3 } from './s3-server.ts'

/** Options of a new, empty platform on one pair of engines. */
export type NewStorage = () => Promise<Pick<PlatformOptions, 'database' | 'files'>>

/**
 * Says the same of the platform on SQLite with a folder, and on PostgreSQL with S3.
 *
 * Without Debian's `postgresql` the second half fails, unless `SMEDT_NO_POSTGRES` says why it is
 * not there.
 */
export function onBothEngines(what: string, tests: (storage: NewStorage) => void): void {
  describe(`${what}, on SQLite and a folder`, () => {
    tests(() => Promise.resolve({}))
  })
  onPostgresAndS3(what, tests)
}

/** The second half alone; `postgres` stops and starts the database server. */
export function onPostgresAndS3(
  what: string,
  tests: (storage: NewStorage, postgres: () => Postgres) => void,
): void {
  const reason = process.env['SMEDT_NO_POSTGRES'] ?? ''
  describe.skipIf(reason !== '')(`${what}, on PostgreSQL and S3`, () => {
    let close: () => Promise<void> = () => Promise.resolve()
    let storage: NewStorage | undefined
    let running: Postgres | undefined
    beforeAll(async () => {
      const programs = postgresPrograms()
      if (programs === undefined) {
        throw new Error('install Debian’s postgresql, or set SMEDT_NO_POSTGRES to the reason')
      }
      const postgres = await startPostgres(programs)
      running = postgres
      const s3 = await startS3()
      close = async () => {
        await s3.close()
        await postgres.close()
      }
      storage = async () => {
        const name = `p${randomUUID().slice(0, 8)}`
        return { database: await postgres.database(name), files: s3.address(name) }
      }
    }, 120_000)
    afterAll(() => close())
    tests(
      () => {
        if (storage === undefined) throw new Error('the engines are not running')
        return storage()
      },
      () => {
        if (running === undefined) throw new Error('the engines are not running')
        return running
      },
    )
  })
}
