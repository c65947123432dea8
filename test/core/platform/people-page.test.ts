import { expect, it } from 'vitest'
import type { Desk } from '../../platform/desk.ts'
import { insertInstitution } from '../../platform/records/accounts.ts'
import { addSamples } from '../../platform/samples.ts'
import { onBothEngines } from './engines.ts'
import { aSamplePlatform, aTool } from './tool.ts'

const MANY = 1_200
const AT_ONCE = 400

/** As many devices and accounts, of two institutions by turns; the n-th device is the n-th to come. */
async function addPeople({ records, newId }: Desk): Promise<void> {
  const [north, south] = [newId(), newId()]
  await insertInstitution(records, { id: north, name: '北方评测中心', enrolmentCode: 'N-1' })
  await insertInstitution(records, { id: south, name: '南方评测中心', enrolmentCode: 'S-1' })
  const numbers = Array.from({ length: MANY }, (_, index) => index)
  const institutionId = (index: number): string => (index % 2 === 0 ? north : south)
  const devices = numbers.map((index) => ({
    id: newId(),
    institutionId: institutionId(index),
    name: `${index} 号笔记本`,
    secretSha256: '',
    appVersion: index === 3 ? '0.0.9' : '1.0.0',
    registeredAt: new Date(Date.UTC(2026, 10, 1) + index * 1000).toISOString(),
    revokedAt: null,
  }))
  const accounts = numbers.map((index) => ({
    id: newId(),
    institutionId: institutionId(index),
    account: `zj${String(index).padStart(4, '0')}`,
    name: `专家 ${index} 100%`,
    passwordHash: '',
    disabledAt: null,
  }))
  for (let from = 0; from < MANY; from += AT_ONCE) {
    const to = from + AT_ONCE
    await records.insertInto('device').values(devices.slice(from, to)).execute()
    await records.insertInto('account').values(accounts.slice(from, to)).execute()
  }
}

const devicesIn = (page: string): readonly string[] =>
  [...page.matchAll(/<td>(\d+ 号笔记本)/g)].map(([, name = '']) => name)
const accountsIn = (page: string): readonly string[] =>
  [...page.matchAll(/<td>(zj\d+)/g)].map(([, name = '']) => name)

onBothEngines('1,200 devices and accounts', (storage) => {
  it('come in pages of their own, and are found by name, account and institution', async () => {
    const platform = await aSamplePlatform({ ...(await storage()), seed: addPeople })
    const people = async (query: Readonly<Record<string, string>> = {}): Promise<string> => {
      const address = new URL(`/people?${new URLSearchParams(query)}`, platform.url)
      const answer = await fetch(address)
      expect(answer.status).toBe(200)
      return answer.text()
    }
    const first = await people()
    expect(first).toContain('设备 1200 台，账号 1200 个')
    expect(first.match(/第 1 页，共 24 页/g)).toHaveLength(2)
    expect(devicesIn(first)).toHaveLength(50)
    expect(devicesIn(first)[0]).toBe('1199 号笔记本')
    expect(accountsIn(first)[0]).toBe('zj0000')

    const apart = await people({ devices: '24', accounts: '2' })
    expect(devicesIn(apart).at(-1)).toBe('0 号笔记本')
    expect(accountsIn(apart)[0]).toBe('zj0050')
    // A link to another page of one list keeps the place in the other.
    expect(apart).toContain('/people?words=&amp;devices=24&amp;accounts=3')

    const one = await people({ words: 'zj1000' })
    expect([devicesIn(one), accountsIn(one)]).toEqual([[], ['zj1000']])
    expect(one).toContain('没有符合条件的设备。')
    expect(devicesIn(await people({ words: '0.0.9' }))).toEqual(['3 号笔记本'])
    expect(await people({ words: '南方' })).toContain('符合条件的设备 600 台，账号 600 个')
    expect(await people({ words: '100%' })).toContain('设备 0 台，账号 1200 个')
  }, 300_000)

  it('are stopped without losing the place', async () => {
    const platform = await aSamplePlatform({ ...(await storage()), seed: addPeople })
    const place = '/people?words=%E5%8C%97%E6%96%B9&devices=2&accounts=3'
    const page = await (await fetch(new URL(place, platform.url))).text()
    const actions = [...page.matchAll(/action="([^"]+(?:revoke|disable)[^"]+)"/g)]
    expect(actions).toHaveLength(100)
    for (const [, action = ''] of [actions[0] ?? [], actions[99] ?? []]) {
      const answer = await fetch(new URL(action.replaceAll('&amp;', '&'), platform.url), {
        method: 'POST',
        headers: { origin: platform.url },
        body: new URLSearchParams(),
        redirect: 'manual',
      })
      expect(answer.headers.get('location')).toBe(place)
    }
    const after = await (await fetch(new URL(place, platform.url))).text()
    expect(after.match(/已停用/g)).toHaveLength(2)
  }, 300_000)

  it('can all be given a task, by their account', async () => {
    const platform = await aSamplePlatform({
      ...(await storage()),
      seed: async (desk) => {
        await addSamples(desk)
        await addPeople(desk)
      },
    })
    const tool = await aTool(platform)
    const feed = await (await tool.send('GET', '/api/v1/tasks')).text()
    const [, taskId = ''] = /"taskId":"([^"]+)"/.exec(feed) ?? []
    const reassign = (account: string): Promise<Response> =>
      fetch(new URL(`/tasks/${taskId}/reassign`, platform.url), {
        method: 'POST',
        headers: { origin: platform.url, accept: 'text/html' },
        body: new URLSearchParams({ account, reason: '专家请假' }),
        redirect: 'manual',
      })
    const unknown = await reassign('zj9999')
    expect(unknown.status).toBe(422)
    expect(await unknown.text()).toContain('没有“zj9999”这个账号，请核对后再改派。')
    expect((await reassign('zj1199')).status).toBe(303)
    const page = await (await fetch(new URL('/tasks', platform.url))).text()
    expect(page).toMatch(/<td>专家 1199 100%<\/td>\s*<td>zj1199<\/td>/)
  }, 300_000)
})
