import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import {
  currentSessionSchema,
  registeredDeviceSchema,
  sessionSchema,
} from '../../../shared/formats/platform-api.ts'
import type { Session } from '../../../shared/formats/platform-api.ts'
import type { Desk } from '../../platform/desk.ts'
import { addSamples, SAMPLE_PASSWORD } from '../../platform/samples.ts'
import { onBothEngines } from './engines.ts'
import {
  aSamplePlatform,
  aSecret,
  aTool,
  press,
  problemOf,
  read,
  registerDevice,
  send,
} from './tool.ts'
import type { Tool } from './tool.ts'

const CURRENT = '/api/v1/sessions/current'

function refresh(
  platform: { readonly url: string },
  { device }: Tool,
  refreshToken: string,
  nextRefreshToken: string,
): Promise<Response> {
  const json = { ...device, refreshToken, nextRefreshToken }
  return send(platform, 'POST', '/api/v1/sessions/refresh', { json })
}

function current(platform: { readonly url: string }, session: Session): Promise<Response> {
  const headers = { authorization: `Bearer ${session.accessToken}` }
  return send(platform, 'GET', CURRENT, { headers })
}

onBothEngines('devices and sessions', (storage) => {
  it('registers a device once, however often it asks', async () => {
    const platform = await aSamplePlatform(await storage())
    const device = { deviceId: randomUUID(), deviceSecret: aSecret() }
    const first = await read(await registerDevice(platform, device), 201, registeredDeviceSchema)
    const again = await Promise.all(
      Array.from({ length: 10 }, async () =>
        read(await registerDevice(platform, device), 200, registeredDeviceSchema),
      ),
    )
    expect(again).toEqual(again.map(() => first))
    expect(first.institution.name).toBe('吉林省松辽数字化评测中心（示例）')

    const other = { ...device, deviceSecret: aSecret() }
    expect(await problemOf(await registerDevice(platform, other))).toMatchObject({
      status: 409,
      kind: 'device-taken',
    })
    const wrong = { ...device, deviceId: randomUUID() }
    expect(await problemOf(await registerDevice(platform, wrong, 'NOBODY'))).toMatchObject({
      status: 403,
      kind: 'enrolment-refused',
    })
  })

  it('signs an expert in, says who it is, and signs out', async () => {
    const platform = await aSamplePlatform(await storage())
    const tool = await aTool(platform)
    const who = await read(await tool.send('GET', CURRENT), 200, currentSessionSchema)
    expect(who.account).toEqual(tool.session.account)
    expect(who.account.name).toBe('沈国梁')
    expect(who.device.deviceId).toBe(tool.device.deviceId)
    expect((await tool.send('DELETE', CURRENT)).status).toBe(204)
    expect(await problemOf(await tool.send('GET', CURRENT))).toMatchObject({
      status: 401,
      kind: 'session-revoked',
    })
    const without = await send(platform, 'GET', CURRENT)
    expect((await problemOf(without)).kind).toBe('not-signed-in')
  })

  it.each([
    ['a wrong password', { password: 'wrong' }, 401, 'sign-in-failed'],
    ['nobody’s account', { account: 'nobody' }, 401, 'sign-in-failed'],
    ['an account of another institution', { account: 'expert9' }, 401, 'sign-in-failed'],
    ['a copied device id', { deviceSecret: aSecret() }, 403, 'device-refused'],
    ['no password', { password: '' }, 422, 'invalid'],
  ])('refuses %s', async (_what, change, status, kind) => {
    const platform = await aSamplePlatform(await storage())
    const { device } = await aTool(platform)
    const right = {
      ...device,
      account: 'expert1',
      password: SAMPLE_PASSWORD,
      refreshToken: aSecret(),
    }
    const json = { ...right, ...change }
    const answer = await send(platform, 'POST', '/api/v1/sessions', { json })
    expect(await problemOf(answer)).toMatchObject({ status, kind })
  })

  it('slows guessing down, for that account alone, and says how long', async () => {
    const platform = await aSamplePlatform({ ...(await storage()), signInsPerMinute: 3 })
    const { device } = await aTool(platform)
    const guess = (account: string): Promise<Response> => {
      const json = { ...device, account, password: 'guess', refreshToken: aSecret() }
      return send(platform, 'POST', '/api/v1/sessions', { json })
    }
    const statuses: number[] = []
    for (let tries = 0; tries < 4; tries += 1) statuses.push((await guess('expert2')).status)
    expect(statuses).toEqual([401, 401, 401, 429])
    const refused = await guess('expert2')
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await problemOf(refused)).kind).toBe('rate-limited')
    expect((await guess('expert3')).status).toBe(401)
  })

  it('lets an access token end after 15 minutes, and a refresh go on', async () => {
    let now = Date.parse('2026-11-23T01:00:00Z')
    const platform = await aSamplePlatform({ ...(await storage()), now: () => new Date(now) })
    const tool = await aTool(platform)
    now += 15 * 60_000
    expect((await problemOf(await tool.send('GET', CURRENT))).kind).toBe('token-expired')
    const next = aSecret()
    const renewed = await refresh(platform, tool, tool.refreshToken, next)
    const session = await read(renewed, 200, sessionSchema)
    expect((await current(platform, session)).status).toBe(200)
    now += 31 * 24 * 3_600_000
    const tooLate = await refresh(platform, tool, next, aSecret())
    expect((await problemOf(tooLate)).kind).toBe('token-expired')
  })

  it('answers a repeated refresh anew, so that a lost reply locks nobody out', async () => {
    const platform = await aSamplePlatform(await storage())
    const tool = await aTool(platform)
    const next = aSecret()
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => refresh(platform, tool, tool.refreshToken, next)),
    )
    for (const answer of answers) {
      const session = await read(answer, 200, sessionSchema)
      expect((await current(platform, session)).status).toBe(200)
    }
    expect((await refresh(platform, tool, next, aSecret())).status).toBe(200)
    // A late duplicate of the network neither renews nor ends anything.
    const late = await refresh(platform, tool, tool.refreshToken, next)
    expect((await problemOf(late)).kind).toBe('token-expired')
    expect((await tool.send('GET', CURRENT)).status).toBe(200)
  })

  it('ends the session when a used refresh token comes with another next one', async () => {
    const platform = await aSamplePlatform(await storage())
    const tool = await aTool(platform)
    const next = aSecret()
    const renewed = await read(
      await refresh(platform, tool, tool.refreshToken, next),
      200,
      sessionSchema,
    )
    const stolen = await refresh(platform, tool, tool.refreshToken, aSecret())
    expect((await problemOf(stolen)).kind).toBe('session-revoked')
    expect((await problemOf(await current(platform, renewed))).kind).toBe('session-revoked')
    const owner = await refresh(platform, tool, next, aSecret())
    expect((await problemOf(owner)).kind).toBe('session-revoked')
  })

  it('takes a refresh token from its own device only', async () => {
    const platform = await aSamplePlatform(await storage())
    const [tool, other] = [await aTool(platform), await aTool(platform)]
    const elsewhere = await refresh(platform, other, tool.refreshToken, aSecret())
    expect((await problemOf(elsewhere)).kind).toBe('token-expired')
    expect((await refresh(platform, tool, tool.refreshToken, aSecret())).status).toBe(200)
  })

  it('revokes a device, and an account, from one request to the next', async () => {
    const platform = await aSamplePlatform(await storage())
    const [tool, colleague] = [await aTool(platform), await aTool(platform, 'expert2')]
    await press(platform, `/devices/${tool.device.deviceId}/revoke`)
    expect((await problemOf(await tool.send('GET', CURRENT))).kind).toBe('device-refused')
    expect(await problemOf(await registerDevice(platform, tool.device))).toMatchObject({
      status: 403,
    })
    await press(platform, `/accounts/${colleague.session.account.id}/disable`)
    expect(await problemOf(await colleague.send('GET', CURRENT))).toMatchObject({
      status: 401,
      kind: 'session-revoked',
    })
  })

  it('lets nobody in by a session that began while the account was being disabled', async () => {
    let opened: Desk | undefined
    const seed = async (desk: Desk): Promise<void> => {
      opened = desk
      await addSamples(desk)
    }
    const platform = await aSamplePlatform({ ...(await storage()), seed })
    const tool = await aTool(platform)
    // As its sessions were ended, this one was not there yet.
    await opened?.records
      .updateTable('account')
      .set({ disabledAt: '2026-11-23T01:00:00Z' })
      .execute()
    for (const answer of [
      await tool.send('GET', CURRENT),
      await refresh(platform, tool, tool.refreshToken, aSecret()),
    ]) {
      expect(await problemOf(answer)).toMatchObject({ status: 401, kind: 'session-revoked' })
    }
  })
})
