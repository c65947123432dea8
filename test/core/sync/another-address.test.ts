import { describe, expect, it } from 'vitest'
import { aSignedTask, refusal } from '../../helpers/core.ts'
import { aFaultProxy, type FaultProxy } from '../../helpers/fault-proxy.ts'
import { aSamplePlatform, isIdle, sendAll, signInForTask, untilSync } from '../../helpers/sync.ts'

/** Two platforms, and all that goes to the second. */
async function twoPlatforms() {
  const [here, there] = [await aSamplePlatform(), await aSamplePlatform()]
  const authorizations: string[] = []
  const watched = await aFaultProxy(there.url, ({ headers }) => {
    authorizations.push(headers.authorization ?? '')
    return 'pass'
  })
  return { here, there, watched, authorizations }
}

const nothingWent = (proxy: FaultProxy): void => expect(proxy.requests()).toBe(0)

describe('a device whose platform address was changed', () => {
  it('sends nothing to the new address before it is registered and signed in there', async () => {
    const { here, watched } = await twoPlatforms()
    const { call, taskId } = await aSignedTask()
    await signInForTask(call, here, taskId)
    await call('app.saveSettings', { platformUrl: watched.url })
    expect(await call('sync.state', {})).toMatchObject({
      device: null,
      account: null,
      otherOrigins: [here.url],
    })
    const { problem, items } = await sendAll(call)
    expect(problem).toMatchObject({ reason: 'signed-out', isPassing: false })
    expect(problem?.message).toContain(`平台地址已改为 ${watched.url}`)
    expect(items).toMatchObject([{ status: 'queued' }])
    const signingIn = call('sync.signIn', { account: 'expert1', password: 'demo-2026' })
    expect(await refusal(signingIn)).toMatchObject({ code: 'not-allowed' })
    nothingWent(watched)
  })

  it('goes on at the old address as if it had never been changed', async () => {
    const { here, watched } = await twoPlatforms()
    const { call, taskId } = await aSignedTask()
    await signInForTask(call, here, taskId)
    await call('app.saveSettings', { platformUrl: watched.url })
    await call('app.saveSettings', { platformUrl: here.url })
    expect((await sendAll(call)).items).toMatchObject([{ status: 'confirmed' }])
    nothingWent(watched)
  })

  it('in the middle of a run sends nothing there that was meant for the old one', async () => {
    const { here, watched } = await twoPlatforms()
    const { call, taskId } = await aSignedTask()
    await signInForTask(call, here, taskId)
    await call('sync.start', { taskIds: null })
    await untilSync(call, ({ phase }) => phase === 'pulling' || phase === 'pushing')
    await call('app.saveSettings', { platformUrl: watched.url })
    await untilSync(call, isIdle)
    nothingWent(watched)
    await call('app.saveSettings', { platformUrl: here.url })
    expect((await sendAll(call)).items).toMatchObject([{ status: 'confirmed' }])
  })

  it('registers anew where the same platform has a new address, and goes on with an upload', async () => {
    const platform = await aSamplePlatform()
    const { core, call, taskId } = await aSignedTask()
    let isCut = false
    const old = await aFaultProxy(platform.url, ({ path }) => {
      isCut ||= path.endsWith('/complete')
      return isCut ? 'lose-request' : 'pass'
    })
    await signInForTask(call, platform, taskId, old.url)
    await call('sync.start', { taskIds: null })
    await untilSync(call, ({ phase }) => phase === 'waiting')
    await call('sync.cancel', { revisionId: null })
    await signInForTask(call, platform, taskId)
    expect((await sendAll(call)).items).toMatchObject([{ status: 'confirmed' }])
    const devices = await platform.desk.records.selectFrom('device').select('id').execute()
    expect(devices).toHaveLength(2)
    expect(devices).toContainEqual({ id: core.context.deviceId })
  })

  it('shows the new platform no secret and no token of the old one', async () => {
    const { here, there, watched, authorizations } = await twoPlatforms()
    const bodies = new Map<string, string>()
    const { call, taskId } = await aSignedTask({
      fetch: async (input, init) => {
        const url = input instanceof Request ? input.url : String(input)
        const text = init?.body ? await new Response(init.body).text() : ''
        const { origin } = new URL(url)
        bodies.set(origin, (bodies.get(origin) ?? '') + text)
        return fetch(url, { ...init, ...(init?.body && { body: text }) })
      },
    })
    await signInForTask(call, here, taskId)
    await signInForTask(call, there, taskId, watched.url)
    const secrets = (text = ''): readonly string[] =>
      [...text.matchAll(/"(?:deviceSecret|refreshToken)":"([^"]+)"/gu)].map(([, one = '']) => one)
    const [old, young] = [secrets(bodies.get(here.url)), secrets(bodies.get(watched.url))]
    expect([old.length, young.length]).toEqual([3, 3])
    expect(young.filter((one) => old.includes(one))).toEqual([])
    expect(authorizations.filter(Boolean)).toEqual([])
  })
})
