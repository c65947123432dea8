import type { CurrentSession } from '../../../shared/formats/platform-api.ts'
import type { Desk } from '../desk.ts'
import { PlatformProblem } from '../problems.ts'
import type { StoredAccount, StoredDevice } from '../records/accounts.ts'
import { findAccount, findDevice } from '../records/accounts.ts'
import { findAccess } from '../records/sessions.ts'
import { refuseRevoked, toRegistered } from './devices.ts'
import { sha256Of } from './digests.ts'
import { expired, refuseDisabled, refuseEnded, toAccount } from './sessions.ts'

export type SignedIn = {
  readonly sessionId: string
  readonly account: StoredAccount
  readonly device: StoredDevice
  readonly expiresAt: string
}

/** Who sends a request, from its `Authorization` header; throws 401 or 403. */
export async function signedIn(desk: Desk, authorization: string | undefined): Promise<SignedIn> {
  const token = /^Bearer ([A-Za-z0-9_-]{1,200})$/.exec(authorization ?? '')?.[1]
  if (token === undefined) throw notSignedIn()
  const session = await findAccess(desk.records, sha256Of(token))
  if (session === undefined) throw notSignedIn()
  const [account, device] = await Promise.all([
    findAccount(desk.records, { id: session.accountId }),
    findDevice(desk.records, session.deviceId),
  ])
  if (account === undefined || device === undefined) throw notSignedIn()
  refuseRevoked(device)
  refuseEnded(desk, session)
  refuseDisabled(account)
  if (session.expiresAt <= desk.now().toISOString()) throw expired()
  return { sessionId: session.id, account, device, expiresAt: session.expiresAt }
}

export function toCurrentSession(
  desk: Desk,
  { account, device, expiresAt }: SignedIn,
): CurrentSession {
  const left = Date.parse(expiresAt) - desk.now().getTime()
  return {
    account: toAccount(account),
    device: toRegistered(device),
    accessTokenExpiresInSeconds: Math.max(0, Math.floor(left / 1000)),
  }
}

function notSignedIn(): PlatformProblem {
  return new PlatformProblem(401, 'not-signed-in', '需要先登录平台。请在验收工具中登录后重试。')
}
