import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { startPlatform } from '../../platform/platform.ts'
import { aFolder } from '../../helpers/folder.ts'
import { actAs, aCore, aSignedTask, refusal } from '../../helpers/core.ts'

async function aPlatform() {
  const platform = await startPlatform({ dataDir: await aFolder(), port: 0 })
  onTestFinished(platform.close)
  return platform
}

/** A server that answers everything with one page, as a hotel's login page does. */
async function aPortal(status: number, body: string): Promise<string> {
  const server = createServer((_request, response) => {
    response.writeHead(status, { 'content-type': 'text/html' }).end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

describe('uploading', () => {
  it('makes a task 已上报 by a verified receipt, once, and keeps the receipt', async () => {
    const platform = await aPlatform()
    const { call, taskId } = await aSignedTask()
    await call('app.saveSettings', { platformUrl: platform.url })
    const first = await call('upload.start', { taskIds: [taskId, taskId] })
    expect(first.confirmed).toBe(1)
    const again = await call('upload.start', { taskIds: [taskId] })
    expect(again.confirmed).toBe(0)
    const { summary, upload } = await call('task.get', { taskId })
    expect(summary.status).toBe('uploaded')
    expect(upload?.receiptNumber).toMatch(/\S/)
    expect((await call('app.state', {})).unsentCount).toBe(0)
  })

  it.each([
    ['nothing listens', () => Promise.resolve('http://127.0.0.1:9'), '连不上平台'],
    ['a login page says 200', () => aPortal(200, '<html>请登录</html>'), '不是平台的回应'],
    ['the server breaks', () => aPortal(503, 'busy'), ''],
  ])('leaves it 待上报 with the reason when %s', async (_case, address, reason) => {
    const { call, taskId } = await aSignedTask()
    await call('app.saveSettings', { platformUrl: await address() })
    const report = await call('upload.start', { taskIds: [taskId] })
    expect(report.confirmed).toBe(0)
    const { summary, upload } = await call('task.get', { taskId })
    expect(summary.status).toBe('awaiting-upload')
    expect(upload?.lastError).toContain('待上报')
    expect(upload?.lastError).toContain(reason)
    expect(upload?.attempts).toBe(1)
  })

  it('goes on after a failure: the same task is received when the platform is back', async () => {
    const platform = await aPlatform()
    const { call, taskId } = await aSignedTask()
    await call('app.saveSettings', { platformUrl: 'http://127.0.0.1:9' })
    await call('upload.start', { taskIds: [taskId] })
    await call('app.saveSettings', { platformUrl: platform.url })
    expect((await call('upload.start', { taskIds: [taskId] })).confirmed).toBe(1)
  })

  it('touches no network before the user starts it', async () => {
    let requests = 0
    const counting: typeof fetch = (...args) => {
      requests += 1
      return fetch(...args)
    }
    const { call, taskId } = await aSignedTask({ fetch: counting })
    await call('upload.list', {})
    expect(requests).toBe(0)
    await call('app.saveSettings', { platformUrl: 'http://127.0.0.1:9' })
    await call('upload.start', { taskIds: [taskId] })
    expect(requests).toBe(1)
  })

  it('is refused before the last signature', async () => {
    const { call, taskId, ...test } = await aSignedTask()
    await actAs({ call, taskId, ...test }, 'leader')
    await call('opinion.reopen', { taskId, reason: '更正' })
    expect((await refusal(call('upload.start', { taskIds: [taskId] }))).code).toBe('not-allowed')
  })

  it('goes back to the queue when core ends in the middle of sending', async () => {
    const silent = createServer(() => undefined)
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => silent.closeAllConnections())
    onTestFinished(() => void silent.close())
    const { core, call, taskId, folder } = await aSignedTask()
    const url = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`
    await call('app.saveSettings', { platformUrl: url })
    const sending = call('upload.start', { taskIds: [taskId] }).catch(() => undefined)
    await expect.poll(async () => (await call('upload.list', {}))[0]?.upload?.state).toBe('sending')
    expect((await refusal(call('opinion.reopen', { taskId, reason: 'x' }))).code).toBe(
      'not-allowed',
    )
    await call('upload.cancel', {})
    await sending
    core.close()
    const again = await aCore({ dataFolder: folder })
    const { summary, upload } = await again.call('task.get', { taskId })
    expect(summary.status).toBe('awaiting-upload')
    expect(upload?.state).toBe('queued')
  })
})
