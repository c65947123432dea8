import { execFile, spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'

const run = promisify(execFile)

/** Debian's `postgresql` keeps its programs here, by major version. */
const DEBIAN_FOLDER = '/usr/lib/postgresql'

/** Where `initdb` and `postgres` are; undefined without Debian's package. */
export function postgresPrograms(): string | undefined {
  if (!existsSync(DEBIAN_FOLDER)) return undefined
  const versions = readdirSync(DEBIAN_FOLDER).toSorted((a, b) => Number(b) - Number(a))
  return versions
    .map((version) => join(DEBIAN_FOLDER, version, 'bin'))
    .find((folder) => existsSync(join(folder, 'initdb')))
}

export type Postgres = {
  /** Makes an empty database; its address. */
  readonly database: (name: string) => Promise<string>
  /** Ends every session at once; the data stays. */
  readonly stop: () => Promise<void>
  readonly start: () => Promise<void>
  readonly close: () => Promise<void>
}

/**
 * Starts a PostgreSQL of our own in a temporary folder, on a free loopback port.
 *
 * The server refuses to run as root: where we are root, it runs as the package's user `postgres`.
 *
 * @param commits whether each waits for the disk, which tests have no use for
 */
export async function startPostgres(
  programs: string,
  commits: 'synced' | 'unsynced' = 'unsynced',
): Promise<Postgres> {
  const folder = mkdtempSync(join(tmpdir(), 'smedt-postgres-'))
  const owner = await serverUser()
  if (owner !== undefined) chownSync(folder, owner.uid, owner.gid)
  const data = join(folder, 'data')
  const as = { ...owner, cwd: folder }
  await run(
    join(programs, 'initdb'),
    ['-D', data, '-U', 'tester', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'],
    as,
  )
  const port = await freePort()
  const address = (name: string): string => `postgres://tester@127.0.0.1:${port}/${name}`
  const fsync = `fsync=${commits === 'synced' ? 'on' : 'off'}`
  let server: ChildProcess | undefined
  const start = async (): Promise<void> => {
    server = spawn(
      join(programs, 'postgres'),
      ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', folder, '-c', fsync],
      { ...as, stdio: 'ignore' },
    )
    await untilReady(address('postgres'))
  }
  const stop = async (): Promise<void> => {
    const running = server
    server = undefined
    if (running === undefined) return
    const ended = new Promise<void>((resolve) => {
      running.once('exit', () => resolve())
    })
    // A fast shutdown: sessions are ended, nothing is awaited.
    running.kill('SIGINT')
    await ended
  }
  await start()
  return {
    database: async (name) => {
      await query(address('postgres'), `CREATE DATABASE "${name}"`)
      return address(name)
    },
    stop,
    start,
    close: async () => {
      await stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function serverUser(): Promise<{ readonly uid: number; readonly gid: number } | undefined> {
  if (process.getuid?.() !== 0) return undefined
  const [uid, gid] = await Promise.all(
    ['-u', '-g'].map(async (flag) => Number((await run('id', [flag, 'postgres'])).stdout)),
  )
  if (uid === undefined || gid === undefined) throw new Error('there is no user postgres')
  return { uid, gid }
}

async function untilReady(address: string): Promise<void> {
  const giveUpAt = Date.now() + 60_000
  for (;;) {
    try {
      await query(address, 'SELECT 1')
      return
    } catch (error) {
      if (Date.now() > giveUpAt) throw error
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
  }
}

async function query(address: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: address })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      const port = typeof address === 'object' && address !== null ? address.port : 0
      probe.close(() => resolve(port))
    })
  })
}
