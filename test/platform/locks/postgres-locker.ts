import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { ERRORS } from '@tus/server'
import type { Lock, RequestRelease } from '@tus/server'
import pg from 'pg'
import type { UploadLocks } from './upload-locks.ts'

/** Whoever waits for an upload asks the server that holds it to let go. */
const CHANNEL = 'upload_wanted'
const LOOK_AGAIN_MS = 50
/** So that PostgreSQL frees the locks of a machine that vanished within half a minute. */
const KEEPALIVE = '-c tcp_keepalives_idle=15 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3'

/**
 * Locks that several servers share: PostgreSQL's advisory locks, on a connection of their own.
 *
 * They belong to the connection, so those of a server that is killed are free at once. Where the
 * connection breaks while the server goes on, it asks its own requests to stop; should one still be
 * writing, the whole file's hash tells before anything counts. Needs a connection that is a session:
 * no pooler in transaction mode.
 *
 * @param patienceMs how long a request waits for an upload that another one holds
 */
export function openPostgresLocks(connectionString: string, patienceMs: number): UploadLocks {
  // Of this server: a session gets a lock once more that it has, so the database can't tell them.
  const held = new Map<string, RequestRelease>()
  let connecting: Promise<pg.Client> | undefined

  const connect = async (): Promise<pg.Client> => {
    const client = new pg.Client({ connectionString, keepAlive: true, options: KEEPALIVE })
    client.on('notification', ({ payload = '' }) => void held.get(payload)?.())
    // The end follows, and is what counts.
    client.on('error', () => undefined)
    await client.connect()
    client.on('end', () => {
      connecting = undefined
      for (const release of held.values()) void release()
    })
    await client.query(`LISTEN ${CHANNEL}`)
    return client
  }
  const connection = (): Promise<pg.Client> => {
    connecting ??= connect().catch((error: unknown) => {
      connecting = undefined
      throw error
    })
    return connecting
  }

  const isOurs = async (id: string, release: RequestRelease): Promise<boolean> => {
    held.set(id, release)
    try {
      if (await tryLock(await connection(), id)) return true
      held.delete(id)
      return false
    } catch (error) {
      held.delete(id)
      throw error
    }
  }
  const askHolder = async (id: string): Promise<void> => {
    await (await connection()).query('SELECT pg_notify($1, $2)', [CHANNEL, id])
  }

  const newLock = (id: string): Lock => ({
    lock: async (signal, release) => {
      const endsAt = performance.now() + patienceMs
      for (;;) {
        const holder = held.get(id)
        if (holder !== undefined) await holder()
        else if (await isOurs(id, release)) return
        else await askHolder(id)
        await sleep(LOOK_AGAIN_MS)
        if (signal.aborted) throw ERRORS.ABORTED
        if (performance.now() > endsAt) throw ERRORS.ERR_LOCK_TIMEOUT
      }
    },
    unlock: async () => {
      const client = await connecting?.catch(() => undefined)
      // Without a connection there is no lock left to give back.
      await client?.query('SELECT pg_advisory_unlock($1)', [keyOf(id)]).catch(() => undefined)
      held.delete(id)
    },
  })
  return {
    locker: { newLock },
    close: async () => {
      const client = await connecting?.catch(() => undefined)
      await client?.end()
    },
  }
}

async function tryLock(client: pg.Client, id: string): Promise<boolean> {
  const { rows } = await client.query<{ readonly got: boolean }>(
    'SELECT pg_try_advisory_lock($1) AS got',
    [keyOf(id)],
  )
  return rows[0]?.got === true
}

/** Advisory locks are numbers of 64 bits; two uploads with the same one would only wait for each other. */
function keyOf(id: string): string {
  return createHash('sha256').update(id).digest().readBigInt64BE().toString()
}
