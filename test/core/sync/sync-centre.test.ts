import { describe, expect, it } from 'vitest'
import { aCore, aSignedTask, refusal } from '../../helpers/core.ts'
import { aSamplePlatform, isIdle, signInForTask, untilSync } from '../../helpers/sync.ts'

describe('synchronising', () => {
  it('sends what is signed, keeps the receipt, and writes the run down', async () => {
    const platform = await aSamplePlatform()
    const { call, taskId } = await aSignedTask()
    await signInForTask(call, platform, taskId)
    await call('sync.start', { taskIds: null })
    const { items, problem, unsentCount, progress } = await untilSync(call, isIdle)
    expect(problem).toBeNull()
    expect(items).toMatchObject([{ status: 'confirmed', taskId }])
    expect(unsentCount).toBe(0)
    expect(progress.bytesPerSecond).toBeGreaterThan(0)
    const [receipt] = await call('sync.receipts', {})
    expect(receipt).toMatchObject({ taskId, receiptNumber: items[0]?.receiptNumber })
    expect(await call('sync.history', {})).toMatchObject([
      { outcome: 'finished', confirmed: 1, setAside: 0, message: null },
    ])
    expect((await call('task.get', { taskId })).summary.status).toBe('uploaded')
  })

  it('fetches the tasks of the signed-in expert, with nothing on the device before', async () => {
    const platform = await aSamplePlatform()
    const { call } = await aCore()
    await call('app.saveSettings', { platformUrl: platform.url })
    const [account] = platform.accounts
    if (!account) throw new Error('there are accounts')
    const enrolmentCode = platform.codeOf(account.institution)
    await call('sync.register', { enrolmentCode, name: '一号笔记本' })
    await call('sync.signIn', { account: account.account, password: 'demo-2026' })
    await call('sync.start', { taskIds: null })
    const { notices } = await untilSync(call, isIdle)
    expect(notices).toMatchObject([{ state: 'assigned', isHere: true, problem: null }])
    expect(await call('task.list', {})).toHaveLength(1)
    await call('sync.start', { taskIds: null })
    expect((await untilSync(call, isIdle)).notices).toHaveLength(1)
    const [again, first] = await call('sync.history', {})
    expect([first?.fetched, again?.fetched]).toEqual([2, 0])
  })

  it('stops with a sentence where nobody is signed in, and sends nothing', async () => {
    const platform = await aSamplePlatform()
    const { call } = await aSignedTask()
    await call('app.saveSettings', { platformUrl: platform.url })
    await call('sync.start', { taskIds: null })
    const { problem, items } = await untilSync(call, isIdle)
    expect(problem).toMatchObject({ reason: 'signed-out', isPassing: false })
    expect(items).toMatchObject([{ status: 'queued', isChosen: false }])
  })

  it('signs out here although there is no address any more to tell of it', async () => {
    const platform = await aSamplePlatform()
    const { call } = await aCore()
    const [account] = platform.accounts
    if (!account) throw new Error('the platform has accounts')
    await call('app.saveSettings', { platformUrl: platform.url })
    const enrolmentCode = platform.codeOf(account.institution)
    await call('sync.register', { enrolmentCode, name: '评测二组笔记本' })
    await call('sync.signIn', { account: account.account, password: 'demo-2026' })
    await call('app.saveSettings', { platformUrl: null })
    expect((await call('sync.signOut', {})).account).toBeNull()
    await call('app.saveSettings', { platformUrl: platform.url })
    expect((await call('sync.state', {})).account).toBeNull()
  })

  it('refuses a task that nobody has signed, and a wrong password, in words', async () => {
    const platform = await aSamplePlatform()
    const { call, taskId } = await aSignedTask()
    await signInForTask(call, platform, taskId)
    const unsigned = (await call('task.list', {})).find(({ id }) => id !== taskId)?.id ?? ''
    expect(await refusal(call('sync.start', { taskIds: [unsigned] }))).toMatchObject({
      code: 'not-allowed',
    })
    const wrong = call('sync.signIn', { account: 'expert1', password: 'wrong' })
    expect(await refusal(wrong)).toMatchObject({ code: 'sync-failed', reason: 'refused' })
  })

  it('holds an item that is paused and goes on with it at the next start', async () => {
    const platform = await aSamplePlatform()
    const { call, taskId } = await aSignedTask()
    await signInForTask(call, platform, taskId)
    const [item] = (await call('sync.state', {})).items
    const revisionId = item?.revisionId ?? ''
    await call('sync.pause', { revisionId })
    expect((await call('sync.state', {})).items).toMatchObject([{ status: 'paused' }])
    await call('sync.start', { taskIds: null })
    expect((await untilSync(call, isIdle)).items).toMatchObject([{ status: 'confirmed' }])
  })
})
