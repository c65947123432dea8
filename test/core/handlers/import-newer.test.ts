import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { packTaskPackage } from '../../../electron/core/exchange/write-task-package.ts'
import type { TaskPackage } from '../../../shared/formats/task-package.ts'
import { actAs, aCoreWithTask, refusal } from '../../helpers/core.ts'
import { aFolder } from '../../helpers/folder.ts'

type Task = Awaited<ReturnType<typeof aCoreWithTask>>

/** A package file of the task, as somebody brings it on a stick. */
async function aPackageFile(
  { workspace }: Task,
  revision: number,
  edit: (draft: TaskPackage) => void = () => undefined,
): Promise<string> {
  const draft = structuredClone(workspace.package)
  draft.task.revision = revision
  draft.attachments = []
  edit(draft)
  const path = join(await aFolder(), `任务版本${revision}.taskpkg`)
  await writeFile(path, await packTaskPackage(draft, new Map()))
  return path
}

const bring = ({ core, call }: Task, path: string) =>
  call('task.importPackages', { grants: [core.grant(path)] })

async function workOf(test: Task): Promise<string> {
  const expertId = await actAs(test, 0)
  await test.call('record.save', {
    taskId: test.taskId,
    kind: 'attendance',
    key: expertId,
    changes: { arrivedAt: '2026-11-28T01:00:00.000Z' },
  })
  await actAs(test, 'leader')
  return expertId
}

describe('a package file of a task that is here', () => {
  it('that is newer waits to be taken over field by field, and what was written stays', async () => {
    const test = await aCoreWithTask()
    const { call, taskId, workspace } = test
    const memberId = await workOf(test)
    const before = await call('task.get', { taskId })
    const path = await aPackageFile(test, 2, (draft) => {
      draft.task.number = '长数转验〔2026〕更正001号'
      draft.application.phone = '0431-12345678'
      draft.panel.experts = draft.panel.experts.filter(({ id }) => id !== memberId)
    })
    const waiting = { taskId, revision: 2, currentRevision: workspace.package.task.revision }
    expect(await bring(test, path)).toMatchObject({
      imported: [],
      refused: [],
      updates: [{ ...waiting, enterprise: workspace.summary.enterprise }],
    })
    // Bringing it once more leads to the same place.
    expect(await bring(test, path)).toMatchObject({ refused: [], updates: [waiting] })
    expect(await call('task.get', { taskId })).toEqual(before)

    const { pending } = await call('taskUpdate.state', { taskId })
    const changed = pending?.changes.map(({ key }) => key)
    expect(changed).toContain('task.number')
    const asked = pending?.changes.filter(({ needsChoice }) => needsChoice)
    expect(asked?.map(({ key }) => key)).toEqual([`panel.experts.${memberId}`])
    const after = await call('taskUpdate.accept', {
      taskId,
      revision: 2,
      packageSha256: pending?.packageSha256 ?? '',
      choices: { [`panel.experts.${memberId}`]: 'keep' },
      reason: '与下发单位核对无误',
    })
    expect(after.records).toEqual(before.records)
    expect(after.summary.number).toBe('长数转验〔2026〕更正001号')
    expect(after.package.application.phone).toBe('0431-12345678')
    expect(after.package.panel.experts.map(({ id }) => id)).toContain(memberId)
  })

  it('that is older, equal, or contradicts one that waits is refused in plain words', async () => {
    const test = await aCoreWithTask()
    const now = test.workspace.package.task.revision
    const messages: string[] = []
    const tell = async (revision: number, edit?: (draft: TaskPackage) => void): Promise<void> => {
      const { refused, updates } = await bring(test, await aPackageFile(test, revision, edit))
      messages.push(refused[0]?.message ?? `等待采用 ${updates.length}`)
    }
    await tell(now)
    await tell(now + 1)
    await tell(now + 1, (draft) => void (draft.application.phone = '0431-12345678'))
    await tell(now + 2)
    const { pending } = await test.call('taskUpdate.state', { taskId: test.taskId })
    expect(pending?.revision).toBe(now + 2)
    await test.call('taskUpdate.accept', {
      taskId: test.taskId,
      revision: now + 2,
      packageSha256: pending?.packageSha256 ?? '',
      choices: {},
      reason: '核对无误',
    })
    await tell(now + 1)
    expect(messages).toEqual([
      expect.stringContaining('相同但内容不同'),
      '等待采用 1',
      expect.stringContaining('内容与这个文件不同，没有导入'),
      '等待采用 1',
      expect.stringContaining('更早的任务版本'),
    ])
  })

  it('is not taken over where another content waits than the one that was looked at', async () => {
    const test = await aCoreWithTask()
    await bring(test, await aPackageFile(test, 2))
    const accept = test.call('taskUpdate.accept', {
      taskId: test.taskId,
      revision: 2,
      packageSha256: '0'.repeat(64),
      choices: {},
      reason: '核对无误',
    })
    expect(await refusal(accept)).toMatchObject({ code: 'not-allowed' })
  })
})
