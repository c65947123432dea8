import { randomBytes } from 'node:crypto'
import { refreshSchema, signInSchema } from '../../../shared/formats/platform-api.ts'
import type { Refresh, Session, SignIn } from '../../../shared/formats/platform-api.ts'
import type { Desk } from '../desk.ts'
import { inTransaction } from '../desk.ts'
import { PlatformProblem } from '../problems.ts'
import type { StoredAccount, StoredDevice } from '../records/accounts.ts'
import { findAccount } from '../records/accounts.ts'
import type { Records } from '../records/schema.ts'
import type { StoredSession } from '../records/sessions.ts'
import {
  extendSession,
  findRefreshToken,
  findSession,
  insertAccessToken,
  insertRefreshToken,
  insertSession,
  revokeSessions,
  useRefreshToken,
} from '../records/sessions.ts'
import { provenDevice } from './devices.ts'
import { sha256Of } from './digests.ts'
import { slowGuessing } from './guessing.ts'
import { isPassword } from './passwords.ts'
import { readBody } from './read-body.ts'

const ACCESS_SECONDS = 15 * 60
const REFRESH_SECONDS = 30 * 24 * 3600

/** A crowd signs in from one address: an institution's. */
const ACCOUNTS_AN_ADDRESS = 10

/**
 * Starts a session of an expert on a registered device of the same institution.
 *
 * Wrong passwords are slowed down for each account and for each address. Only who has a registered
 * device can use an account's tries up.
 */
export async function signIn(desk: Desk, body: unknown, address: string): Promise<Session> {
  const wanted = readBody(signInSchema, body)
  const { guessesPerMinute } = desk
  return slowGuessing(
    desk,
    `password from ${address}`,
    guessesPerMinute * ACCOUNTS_AN_ADDRESS,
    async () => {
      const device = await provenDevice(desk.records, wanted.deviceId, wanted.deviceSecret)
      return slowGuessing(desk, `password of ${wanted.account}`, guessesPerMinute, () =>
        signInOn(desk, device, wanted),
      )
    },
  )
}

async function signInOn(desk: Desk, device: StoredDevice, wanted: SignIn): Promise<Session> {
  const account = await findAccount(desk.records, { account: wanted.account })
  const isRight = await isPassword(wanted.password, account?.passwordHash)
  if (
    account === undefined ||
    !isRight ||
    account.disabledAt !== null ||
    account.institutionId !== device.institutionId
  ) {
    throw new PlatformProblem(
      401,
      'sign-in-failed',
      '账号或密码不对，或账号已停用、不属于这台设备的机构。请核对后重新登录。',
    )
  }
  return inTransaction(desk, async (records) => {
    const id = desk.newId()
    const startedAt = desk.now().toISOString()
    await insertSession(records, {
      id,
      accountId: account.id,
      deviceId: device.id,
      startedAt,
      refreshExpiresAt: later(desk, REFRESH_SECONDS),
      revokedAt: null,
      revokedReason: null,
    })
    if (!(await insertRefreshToken(records, sha256Of(wanted.refreshToken), id))) {
      throw invalidToken('登录所带的刷新令牌已经用过，请重新登录')
    }
    return grant(desk, records, id, account)
  })
}

/**
 * A new access token, and the next refresh token in the place of the old one.
 *
 * The same pair again is a repeat after a lost reply. A used token with another next one was copied:
 * the session ends, for whoever holds it.
 */
export async function refresh(desk: Desk, body: unknown): Promise<Session> {
  const wanted = readBody(refreshSchema, body)
  const device = await provenDevice(desk.records, wanted.deviceId, wanted.deviceSecret)
  const outcome = await inTransaction(desk, async (records) => {
    const session = await sessionOf(records, wanted.refreshToken)
    if (session === undefined || session.deviceId !== device.id) throw expired()
    refuseEnded(desk, session)
    const rotation = await rotate(records, session.id, wanted)
    if (rotation === 'stale') throw expired()
    if (rotation === 'copied') {
      const reason = '同一刷新令牌被用了两次'
      await revokeSessions(records, { id: session.id }, desk.now().toISOString(), reason)
      return 'copied'
    }
    const account = await findAccount(records, { id: session.accountId })
    if (account === undefined) throw expired()
    refuseDisabled(account)
    await extendSession(records, session.id, later(desk, REFRESH_SECONDS))
    return grant(desk, records, session.id, account)
  })
  if (outcome !== 'copied') return outcome
  throw revoked('同一刷新令牌被用了两次')
}

async function rotate(
  records: Records,
  sessionId: string,
  { refreshToken, nextRefreshToken }: Refresh,
): Promise<'new' | 'repeat' | 'stale' | 'copied'> {
  const used = sha256Of(refreshToken)
  const next = sha256Of(nextRefreshToken)
  if (await useRefreshToken(records, used, next)) {
    if (await insertRefreshToken(records, next, sessionId)) return 'new'
    throw invalidToken('新的刷新令牌已经用过，请重新生成')
  }
  const known = await findRefreshToken(records, used)
  if (known?.nextSha256 !== next) return 'copied'
  const successor = await findRefreshToken(records, next)
  return successor?.nextSha256 === null ? 'repeat' : 'stale'
}

async function sessionOf(
  records: Records,
  refreshToken: string,
): Promise<StoredSession | undefined> {
  const token = await findRefreshToken(records, sha256Of(refreshToken))
  return token === undefined ? undefined : findSession(records, token.sessionId)
}

async function grant(
  desk: Desk,
  records: Records,
  sessionId: string,
  account: StoredAccount,
): Promise<Session> {
  const accessToken = randomBytes(32).toString('base64url')
  const sha256 = sha256Of(accessToken)
  const expiresAt = later(desk, ACCESS_SECONDS)
  // Expired ones stay known for a day, so that they are told from made-up ones.
  await insertAccessToken(records, { sha256, sessionId, expiresAt }, later(desk, -24 * 3600))
  return {
    accessToken,
    accessTokenExpiresInSeconds: ACCESS_SECONDS,
    refreshTokenExpiresInSeconds: REFRESH_SECONDS,
    account: toAccount(account),
  }
}

export function toAccount(account: StoredAccount): Session['account'] {
  const { id, name, institutionId, institutionName } = account
  return {
    id,
    account: account.account,
    name,
    institution: { id: institutionId, name: institutionName },
  }
}

/** Refuses a session that was ended or that nobody refreshed in time. */
export function refuseEnded(desk: Desk, session: StoredSession): void {
  if (session.revokedAt !== null) throw revoked(session.revokedReason ?? '平台收回')
  if (session.refreshExpiresAt <= desk.now().toISOString()) throw expired()
}

/** A sign-in that was under way while the account was disabled has a session all the same. */
export function refuseDisabled(account: StoredAccount): void {
  if (account.disabledAt !== null) throw revoked('账号已停用')
}

function later(desk: Desk, seconds: number): string {
  return new Date(desk.now().getTime() + seconds * 1000).toISOString()
}

function revoked(reason: string): PlatformProblem {
  return new PlatformProblem(
    401,
    'session-revoked',
    `登录已被收回（${reason}）。本机的内容仍然保留，请重新登录。`,
  )
}

export function expired(): PlatformProblem {
  return new PlatformProblem(401, 'token-expired', '登录已过期，请重新登录后继续。')
}

function invalidToken(what: string): PlatformProblem {
  return new PlatformProblem(422, 'invalid', `${what}。`)
}
