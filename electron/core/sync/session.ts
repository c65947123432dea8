import { randomBytes } from 'node:crypto'
import type { Db } from '../../../db/open.ts'
import { beginRefresh, endRefresh } from '../../../shared/domain/sync/index.ts'
import { AppError } from '../../../shared/errors.ts'
import {
  PLATFORM_PATHS,
  registeredDeviceSchema,
  sessionSchema,
} from '../../../shared/formats/platform-api.ts'
import { syncFailed } from './failures.ts'
import { askJson, askRaw, type PlatformLink } from './platform-link.ts'
import {
  findDevice,
  findSession,
  saveDevice,
  saveSession,
  type SyncDevice,
} from './sync-settings.ts'

const newSecret = (): string => randomBytes(32).toString('base64url')

/** The device's own secret: made once, kept before it is sent anywhere. */
function ownDevice(db: Db): SyncDevice {
  const known = findDevice(db)
  if (known) return known
  const device: SyncDevice = { secret: newSecret(), registered: null }
  saveDevice(db, device)
  return device
}

export async function registerDevice(
  link: PlatformLink,
  db: Db,
  about: {
    readonly deviceId: string
    readonly enrolmentCode: string
    readonly name: string
    readonly appVersion: string
  },
): Promise<void> {
  const device = ownDevice(db)
  const ask = {
    method: 'POST',
    path: PLATFORM_PATHS.devices(),
    json: { ...about, deviceSecret: device.secret },
  } as const
  const { name, institution } = await askJson(link, ask, registeredDeviceSchema)
  saveDevice(db, { ...device, registered: { name, institution: institution.name } })
}

/** Signs an expert in; answers the access token, which is never written down. */
export async function signIn(
  link: PlatformLink,
  db: Db,
  who: { readonly deviceId: string; readonly account: string; readonly password: string },
): Promise<string> {
  const device = findDevice(db)
  if (!device?.registered) {
    throw new AppError({
      code: 'not-allowed',
      message: '本机还没有登记。请先填写登记码登记本机，再登录。',
    })
  }
  const refreshToken = newSecret()
  const ask = {
    method: 'POST',
    path: PLATFORM_PATHS.sessions(),
    json: { ...who, deviceSecret: device.secret, refreshToken },
  } as const
  const { accessToken, account } = await askJson(link, ask, sessionSchema)
  saveSession(db, { refreshToken, next: null, account: account.account, name: account.name })
  return accessToken
}

/**
 * A new access token for the session that is kept.
 *
 * The pair of refresh tokens is written down before it is sent: the same pair is sent again after a
 * lost reply or a crash, which the platform answers anew. Throws `signed-out` where nobody is.
 */
export async function refreshSession(
  link: PlatformLink,
  db: Db,
  deviceId: string,
): Promise<string> {
  const device = findDevice(db)
  const session = findSession(db)
  if (!device || !session) throw syncFailed('signed-out', '还没有登录')
  const begun = { ...session, ...beginRefresh(session, newSecret()) }
  saveSession(db, begun)
  const ask = {
    method: 'POST',
    path: PLATFORM_PATHS.refresh(),
    json: {
      deviceId,
      deviceSecret: device.secret,
      refreshToken: begun.refreshToken,
      nextRefreshToken: begun.next,
    },
  } as const
  try {
    const { accessToken } = await askJson(link, ask, sessionSchema)
    saveSession(db, { ...begun, ...endRefresh(begun) })
    return accessToken
  } catch (error) {
    throw isExpired(error) ? syncFailed('signed-out', '登录已过期', error) : error
  }
}

/** Forgets the session here in any case; the platform is told when it can be reached. */
export async function signOut(link: (() => PlatformLink) | null, db: Db): Promise<void> {
  saveSession(db, null)
  if (link) await askRaw(link(), { method: 'DELETE', path: PLATFORM_PATHS.currentSession() })
}

function isExpired(error: unknown): boolean {
  return (
    error instanceof AppError &&
    error.info.code === 'sync-failed' &&
    error.info.reason === 'token-expired'
  )
}
