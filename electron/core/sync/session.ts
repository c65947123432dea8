import { randomBytes } from 'node:crypto'
import {
  findDevice,
  findSession,
  hasDevices,
  insertDevice,
  leaveSessions,
  listLeftSessions,
  listOtherOrigins,
  removeSession,
  replaceSession,
  updateDeviceRegistered,
  updateSessionTokens,
  type PlatformDevice,
  type PlatformSession,
} from '../../../db/queries/platform-access.ts'
import { beginRefresh, endRefresh } from '../../../shared/domain/sync/index.ts'
import { AppError } from '../../../shared/errors.ts'
import {
  PLATFORM_PATHS,
  registeredDeviceSchema,
  sessionSchema,
} from '../../../shared/formats/platform-api.ts'
import type { Context } from '../context.ts'
import { syncFailed } from './failures.ts'
import { faultOfAnswer } from './platform-fault.ts'
import { askJson, askRaw, type PlatformLink } from './platform-link.ts'

// Registration, sessions and tokens are kept under the origin they go to, so that none goes elsewhere.

const newSecret = (): string => randomBytes(32).toString('base64url')

/**
 * What a platform knows this device by: made once, kept before it is sent anywhere.
 *
 * A second origin gets an id of its own: it may be the same platform under a new address, which would
 * refuse the known id with another secret.
 */
function ownDevice({ db, deviceId, newId }: Context, origin: string): PlatformDevice {
  const known = findDevice(db, origin)
  if (known) return known
  const id = hasDevices(db) ? newId() : deviceId
  const device = { origin, deviceId: id, secret: newSecret(), name: null, institution: null }
  insertDevice(db, device)
  return device
}

export async function registerDevice(
  link: PlatformLink,
  context: Context,
  about: { readonly enrolmentCode: string; readonly name: string },
): Promise<void> {
  const { origin } = link.baseUrl
  const { deviceId, secret: deviceSecret } = ownDevice(context, origin)
  const ask = {
    method: 'POST',
    path: PLATFORM_PATHS.devices(),
    json: { ...about, deviceId, deviceSecret, appVersion: context.version },
  } as const
  const { name, institution } = await askJson(link, ask, registeredDeviceSchema)
  updateDeviceRegistered(context.db, origin, { name, institution: institution.name })
}

/** Signs an expert in; answers the access token, which is never written down. */
export async function signIn(
  link: PlatformLink,
  context: Context,
  who: { readonly account: string; readonly password: string },
): Promise<string> {
  const { db, now } = context
  const { origin } = link.baseUrl
  const device = findDevice(db, origin)
  if (!device?.name) {
    throw new AppError({
      code: 'not-allowed',
      message: '本机还没有在这个平台地址登记。请先填写登记码登记本机，再登录。',
    })
  }
  const refreshToken = newSecret()
  const { deviceId, secret: deviceSecret } = device
  const ask = {
    method: 'POST',
    path: PLATFORM_PATHS.sessions(),
    json: { ...who, deviceId, deviceSecret, refreshToken },
  } as const
  const { accessToken, account: signedIn } = await askJson(link, ask, sessionSchema)
  const { account, name } = signedIn
  replaceSession(db, { origin, refreshToken, account, name }, now().toISOString())
  await tellOfLeaving(link, context)
  return accessToken
}

/** A new access token for the session that is kept. Throws `signed-out` where nobody is. */
export async function refreshSession(link: PlatformLink, context: Context): Promise<string> {
  const { db } = context
  const { origin } = link.baseUrl
  const device = findDevice(db, origin)
  const session = findSession(db, origin)
  if (!device || !session) throw syncFailed('signed-out', whySignedOut(context, origin, device))
  try {
    const accessToken = await refresh(link, context, device, session)
    await tellOfLeaving(link, context)
    return accessToken
  } catch (error) {
    throw hasReason(error, 'token-expired') ? syncFailed('signed-out', '登录已过期', error) : error
  }
}

function whySignedOut({ db }: Context, origin: string, device?: PlatformDevice): string {
  const isMoved = !device?.name && listOtherOrigins(db, origin).length > 0
  return isMoved ? `平台地址已改为 ${origin}，本机还没有在那里登记和登录` : '还没有登录'
}

/**
 * The pair of refresh tokens is written down before it is sent: the same pair is sent again after a
 * lost reply or a crash, which the platform answers anew.
 */
async function refresh(
  link: PlatformLink,
  { db }: Context,
  { deviceId, secret: deviceSecret }: PlatformDevice,
  session: PlatformSession,
): Promise<string> {
  const begun = beginRefresh(session, newSecret())
  updateSessionTokens(db, session.id, begun)
  const { refreshToken, next: nextRefreshToken } = begun
  const ask = {
    method: 'POST',
    path: PLATFORM_PATHS.refresh(),
    json: { deviceId, deviceSecret, refreshToken, nextRefreshToken },
  } as const
  const { accessToken } = await askJson(link, ask, sessionSchema)
  updateSessionTokens(db, session.id, endRefresh(begun))
  return accessToken
}

/** Signs out here in any case, and tells the platform now or when it is spoken to the next time. */
export async function signOut(link: () => PlatformLink, context: Context): Promise<void> {
  leaveSessions(context.db, context.now().toISOString())
  try {
    await tellOfLeaving(link(), context)
  } catch (error) {
    context.log('there is no platform to tell of signing out', error)
  }
}

/** Ends the sessions there that were left here; what can't be told is told another time. */
async function tellOfLeaving(link: PlatformLink, context: Context): Promise<void> {
  const { origin } = link.baseUrl
  const device = findDevice(context.db, origin)
  if (!device) return
  for (const session of listLeftSessions(context.db, origin)) {
    try {
      await endSession(link, context, device, session)
      removeSession(context.db, session.id)
    } catch (error) {
      context.log('the platform was not told of signing out', error)
    }
  }
}

/** The access token at hand may be another session's, or expired: this takes one of the session's own. */
async function endSession(
  link: PlatformLink,
  context: Context,
  device: PlatformDevice,
  session: PlatformSession,
): Promise<void> {
  try {
    const token = await refresh(link, context, device, session)
    const ask = { method: 'DELETE', path: PLATFORM_PATHS.currentSession() } as const
    const answer = await askRaw({ ...link, accessToken: () => token }, ask)
    if (answer.status !== 204) throw faultOfAnswer(answer)
  } catch (error) {
    const hasEnded = hasReason(error, 'token-expired') || hasReason(error, 'signed-out')
    if (!hasEnded) throw error
  }
}

function hasReason(error: unknown, reason: 'token-expired' | 'signed-out'): boolean {
  return (
    error instanceof AppError && error.info.code === 'sync-failed' && error.info.reason === reason
  )
}
