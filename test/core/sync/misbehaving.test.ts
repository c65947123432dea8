import { describe, expect, it } from 'vitest'
import { aSignedTask } from '../../helpers/core.ts'
import { aFaultProxy, type Fate } from '../../helpers/fault-proxy.ts'
import { aSamplePlatform, sendAll, signInForTask, untilSync } from '../../helpers/sync.ts'

describe('a platform that does not behave', () => {
  const impostors: readonly (readonly [string, string, Fate, string])[] = [
    [
      'asks for a file that is not part of the submission',
      '/submissions',
      json(201, { submissionId: 's1', missing: ['f'.repeat(64)] }),
      'not-the-platform',
    ],
    [
      'is a page that takes the files with 200',
      '/uploads',
      { status: 200, headers: { 'content-type': 'text/html' }, body: '<html>' },
      'not-the-platform',
    ],
    [
      'signs with a key of its own',
      '/complete',
      json(200, { payload: '{}', signature: Buffer.alloc(64).toString('base64') }),
      'receipt-invalid',
    ],
  ]
  it.each(impostors)('when it %s: nothing is confirmed', async (_name, place, fate, reason) => {
    const platform = await aSamplePlatform()
    const { call, taskId } = await aSignedTask()
    const proxy = await aFaultProxy(platform.url, ({ path }) =>
      path.endsWith(place) ? fate : 'pass',
    )
    await signInForTask(call, platform, taskId, proxy.url)
    await call('sync.start', { taskIds: null })
    const { problem, items } = await untilSync(
      call,
      (state) => state.problem !== null || state.items.some((item) => item.problem !== null),
    )
    expect(items[0]?.problem ?? problem).toMatchObject({ reason })
    const { summary } = await call('task.get', { taskId })
    expect(summary.status).toBe('awaiting-upload')
    if (place === '/submissions') expect(proxy.uploadedBytes()).toBe(0)
  })

  it('whose state moved is asked again, but not for ever', async () => {
    const platform = await aSamplePlatform()
    const { call, taskId } = await aSignedTask()
    let completions = 0
    let isMoving = true
    const kinds = [
      ['already-complete', 409],
      ['files-missing', 409],
      ['not-found', 404],
      ['upload-expired', 410],
    ] as const
    const proxy = await aFaultProxy(platform.url, ({ path }) => {
      if (!isMoving || !path.endsWith('/complete')) return 'pass'
      const [kind, status] = kinds[completions] ?? ['files-missing', 409]
      completions += 1
      const type = `urn:smedt:problem:${kind}`
      const body = JSON.stringify({ type, title: kind, status, detail: '请重新登记。' })
      return { status, headers: { 'content-type': 'application/problem+json' }, body }
    })
    await signInForTask(call, platform, taskId, proxy.url)
    await call('sync.start', { taskIds: null })
    const { items } = await untilSync(call, (state) =>
      state.items.some(({ status }) => status === 'waiting'),
    )
    expect(completions).toBeGreaterThanOrEqual(kinds.length - 1)
    expect(items[0]?.problem).toMatchObject({ reason: 'moved', isPassing: true })
    isMoving = false
    expect((await sendAll(call)).items).toMatchObject([{ status: 'confirmed' }])
  })
})

function json(status: number, value: unknown): Fate {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) }
}
