import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readTaskPackage } from '../../../electron/core/exchange/read-task-package.ts'
import { catalogFeedSchema, taskFeedSchema } from '../../../shared/formats/platform-api.ts'
import type { TaskFeed } from '../../../shared/formats/platform-api.ts'
import { temporaryFolder } from '../sync/kit.ts'
import { onBothEngines } from './engines.ts'
import { aSamplePlatform, aTool, press, problemOf, read } from './tool.ts'
import type { Tool } from './tool.ts'

async function tasks(tool: Tool, query = ''): Promise<TaskFeed> {
  return read(await tool.send('GET', `/api/v1/tasks${query}`), 200, taskFeedSchema)
}

async function bytesOf(response: Response): Promise<Buffer> {
  return Buffer.from(await response.arrayBuffer())
}

onBothEngines('tasks and catalogs', (storage) => {
  it('tells an expert the tasks, then only what changed, then nothing', async () => {
    const platform = await aSamplePlatform(await storage())
    const tool = await aTool(platform)
    const first = await tasks(tool)
    expect(first).toMatchObject({ hasMore: false, isReset: false })
    expect(first.entries.map(({ state }) => state)).toContain('assigned')
    const task = first.entries[0]
    if (task === undefined) throw new Error('no task')

    const since = `?cursor=${first.cursor}`
    const quiet = await tool.send('GET', `/api/v1/tasks${since}`)
    const tag = quiet.headers.get('etag') ?? ''
    expect(await read(quiet, 200, taskFeedSchema)).toMatchObject({ entries: [] })
    const same = { headers: { 'if-none-match': tag } }
    expect((await tool.send('GET', `/api/v1/tasks${since}`, same)).status).toBe(304)

    await press(platform, `/tasks/${task.taskId}/reissue`, { reason: '电话有误' })
    expect((await tool.send('GET', `/api/v1/tasks${since}`, same)).status).toBe(200)
    const changed = await tasks(tool, since)
    expect(changed.entries).toHaveLength(1)
    expect(changed.entries[0]).toMatchObject({
      taskId: task.taskId,
      state: 'changed',
      reason: '电话有误',
      package: { revision: task.package.revision + 1 },
    })

    await press(platform, `/tasks/${task.taskId}/withdraw`, { reason: '企业申请延期' })
    const withdrawn = await tasks(tool, `?cursor=${changed.cursor}`)
    expect(withdrawn.entries[0]).toMatchObject({ state: 'withdrawn', reason: '企业申请延期' })
    // A feed that is read from the beginning says the same of the task, once.
    const all = await tasks(tool)
    expect(all.entries.filter(({ taskId }) => taskId === task.taskId)).toEqual(withdrawn.entries)
  })

  it('tells both experts when a task goes from one to the other', async () => {
    const platform = await aSamplePlatform(await storage())
    const [tool, other] = [await aTool(platform), await aTool(platform, 'expert2')]
    const [task] = (await tasks(tool)).entries
    const { account } = other.session.account
    await press(platform, `/tasks/${task?.taskId}/reassign`, { reason: '专家请假', account })
    const stateFor = async (each: Tool): Promise<string | undefined> =>
      (await tasks(each)).entries.find(({ taskId }) => taskId === task?.taskId)?.state
    expect(await stateFor(tool)).toBe('reassigned')
    expect(await stateFor(other)).toBe('assigned')
  })

  it('gives pages in order, and begins again for a cursor of another history', async () => {
    const platform = await aSamplePlatform(await storage())
    const tool = await aTool(platform)
    const stranger = await aTool(platform, STRANGER.account, STRANGER.enrolmentCode)
    const [theirs] = (await tasks(stranger)).entries
    const { account } = tool.session.account
    await press(platform, `/tasks/${theirs?.taskId}/reassign`, { reason: '调整分工', account })
    const all = await tasks(tool)
    expect(all.entries).toHaveLength(2)
    const paged: unknown[] = []
    let page = await tasks(tool, '?limit=1')
    paged.push(...page.entries)
    while (page.hasMore) {
      page = await tasks(tool, `?limit=1&cursor=${page.cursor}`)
      paged.push(...page.entries)
    }
    expect(paged).toEqual(all.entries)
    expect(await tasks(tool, '?cursor=elsewhere.7')).toMatchObject({
      isReset: true,
      entries: all.entries,
    })
    const bad = await tool.send('GET', '/api/v1/tasks?limit=0')
    expect(await problemOf(bad)).toMatchObject({ status: 422, kind: 'invalid' })
  })

  it('gives the package whole, in parts, and not again, always with its hash', async () => {
    const platform = await aSamplePlatform(await storage())
    const tool = await aTool(platform)
    const [task] = (await tasks(tool)).entries
    if (task === undefined) throw new Error('no task')
    const { revision, sha256, sizeBytes } = task.package
    const path = `/api/v1/tasks/${task.taskId}/packages/${revision}`
    const whole = await tool.send('GET', path)
    const tag = whole.headers.get('etag') ?? ''
    const bytes = await bytesOf(whole)
    expect([bytes.byteLength, createHash('sha256').update(bytes).digest('hex')]).toEqual([
      sizeBytes,
      sha256,
    ])
    const file = join(temporaryFolder(), 'task.taskpkg')
    await writeFile(file, bytes)
    const opened = await readTaskPackage(file)
    await opened.close()
    expect(opened.package.task.id).toBe(task.taskId)

    const get = (headers: Readonly<Record<string, string>>): Promise<Response> =>
      tool.send('GET', path, { headers })
    const rest = await get({ range: 'bytes=1000-', 'if-range': tag })
    expect([rest.status, rest.headers.get('content-range')]).toEqual([
      206,
      `bytes 1000-${sizeBytes - 1}/${sizeBytes}`,
    ])
    expect(await bytesOf(rest)).toEqual(bytes.subarray(1000))
    const part = await get({ range: 'bytes=10-19' })
    expect(await bytesOf(part)).toEqual(bytes.subarray(10, 20))
    expect((await get({ range: 'bytes=1000-', 'if-range': '"other"' })).status).toBe(200)
    expect((await get({ 'if-none-match': tag })).status).toBe(304)
    expect(await problemOf(await get({ range: `bytes=${sizeBytes}-` }))).toMatchObject({
      status: 416,
      kind: 'range-refused',
    })
    const none = await tool.send('GET', `/api/v1/tasks/${task.taskId}/packages/999`)
    expect((await problemOf(none)).kind).toBe('not-found')
  })

  it('keeps a task from an expert who does not have it', async () => {
    const platform = await aSamplePlatform(await storage())
    const tool = await aTool(platform)
    const stranger = await aTool(platform, STRANGER.account, STRANGER.enrolmentCode)
    const [task] = (await tasks(tool)).entries
    const mine = (await tasks(stranger)).entries.map(({ taskId }) => taskId)
    expect(mine).not.toContain(task?.taskId)
    const answer = await stranger.send('GET', `/api/v1/tasks/${task?.taskId}/packages/1`)
    expect(await problemOf(answer)).toMatchObject({ status: 403, kind: 'not-assigned' })
  })

  it('keeps what was issued after a withdrawal from who had the task, and nothing from before', async () => {
    const platform = await aSamplePlatform(await storage())
    const [tool, other] = [await aTool(platform), await aTool(platform, 'expert2')]
    const [task] = (await tasks(tool)).entries
    const packageOf = (each: Tool, revision: number): Promise<Response> =>
      each.send('GET', `/api/v1/tasks/${task?.taskId}/packages/${revision}`)
    const post = (what: string, fields: Readonly<Record<string, string>>): Promise<void> =>
      press(platform, `/tasks/${task?.taskId}/${what}`, fields)
    await post('reissue', { reason: '电话有误' })
    await post('reassign', { reason: '专家请假', account: other.session.account.account })
    await post('reissue', { reason: '企业改名' })

    for (const revision of [1, 2]) expect((await packageOf(tool, revision)).status).toBe(200)
    const refused = await problemOf(await packageOf(tool, 3))
    expect(refused).toMatchObject({ status: 403, kind: 'not-assigned' })
    expect(refused.detail).toContain('已改派（专家请假）')
    expect(refused.detail).toContain('第 2 版及以前的仍可下载')
    // Nor does the feed tell of it.
    expect((await tasks(tool)).entries[0]?.package.revision).toBe(2)
    expect((await tasks(other)).entries[0]?.package.revision).toBe(3)
    expect((await packageOf(other, 3)).status).toBe(200)

    await post('reassign', { reason: '专家返岗', account: tool.session.account.account })
    expect((await packageOf(tool, 3)).status).toBe(200)
    expect((await packageOf(other, 3)).status).toBe(200)
    await post('reissue', { reason: '再次更正' })
    expect((await problemOf(await packageOf(other, 4))).kind).toBe('not-assigned')
  })

  it('tells of catalogs and gives their contents', async () => {
    const platform = await aSamplePlatform(await storage())
    const tool = await aTool(platform)
    const feed = await read(await tool.send('GET', '/api/v1/catalogs'), 200, catalogFeedSchema)
    const [catalog] = feed.entries
    expect(catalog?.title).toContain('2024年版')
    const path = `/api/v1/catalogs/${catalog?.catalogId}/${catalog?.catalogVersion}`
    const bytes = await bytesOf(await tool.send('GET', path))
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(catalog?.content.sha256)
  })
})

/** Of the panel of another institution. */
const STRANGER = { account: 'expert9', enrolmentCode: 'DEMO-2026-2' }
