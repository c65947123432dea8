import { describe, expect, it } from 'vitest'
import { insertTaskUpdate } from '../../../db/queries/platform-news.ts'
import { listPackageChanges } from '../../../db/queries/package-changes.ts'
import { getTask } from '../../../db/queries/tasks.ts'
import type { TaskPackage } from '../../../shared/formats/task-package.ts'
import { actAs, aCoreWithTask, aSignedTask, refusal, type TestCore } from '../../helpers/core.ts'
import { sha256 } from '../../../electron/core/hash.ts'
import { packTaskPackage } from '../../../electron/core/exchange/write-task-package.ts'

const reason = '平台更正申报内容'
const supplement = Buffer.from('%PDF-1.7 补充协议 '.repeat(40))
const added = {
  path: 'attachments/补充协议.pdf',
  title: '补充协议',
  mediaType: 'application/pdf',
  sha256: sha256(supplement),
  sizeBytes: supplement.byteLength,
  material: null,
}

/** A newer package waits beside the one in force, as the platform's feed leaves it. */
async function anUpdate(
  { core: { context } }: TestCore,
  taskId: string,
  edit: (draft: TaskPackage) => void,
): Promise<void> {
  const draft = structuredClone(getTask(context.db, taskId).package)
  draft.task.revision = 2
  draft.attachments = [added]
  edit(draft)
  const bytes = await packTaskPackage(draft, new Map([[added.path, supplement]]))
  const file = await context.evidence.add(once(bytes))
  insertTaskUpdate(context.db, {
    taskId,
    revision: 2,
    package: draft,
    packageSha256: sha256(bytes),
    fileSha256: file.sha256,
    fileBytes: file.sizeBytes,
    receivedAt: '2026-11-28T01:00:00.000Z',
  })
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

function withoutMember(draft: TaskPackage): void {
  const gone = draft.panel.experts.find(({ role }) => role === 'member')
  draft.panel.experts = draft.panel.experts.filter((expert) => expert !== gone)
  draft.application.phone = '0431-12345678'
}

describe('a newer task package on this device', () => {
  it('leaves the one in force alone until the leader takes it over with a reason', async () => {
    const test = await aCoreWithTask()
    const { call, taskId, workspace } = test
    await anUpdate(test, taskId, withoutMember)
    const before = await call('task.get', { taskId })
    expect(before.package).toEqual(workspace.package)

    const { pending } = await call('taskUpdate.state', { taskId })
    expect(pending).toMatchObject({ revision: 2, refusal: null })
    const titles = pending?.changes.map(({ title }) => title).join()
    expect(titles).toMatch(/联系电话.*专家.*附件“补充协议”/)
    await actAs(test, 0)
    const packageSha256 = pending?.packageSha256 ?? ''
    const accept = { taskId, revision: 2, packageSha256, choices: {}, reason }
    expect(await refusal(call('taskUpdate.accept', accept))).toMatchObject({ code: 'not-allowed' })
    await actAs(test, 'leader')
    const after = await call('taskUpdate.accept', accept)
    expect(after.package.application.phone).toBe('0431-12345678')
    expect(after.package.panel.experts).toHaveLength(workspace.package.panel.experts.length - 1)
    const names = after.evidence.map(({ name }) => name)
    expect(names).toEqual([...workspace.evidence.map(({ name }) => name), '补充协议'])
    const now = await call('taskUpdate.state', { taskId })
    expect(now.pending).toBeNull()
    expect(now.past).toMatchObject([{ revision: 2, reason }])
    const [kept] = listPackageChanges(test.core.context.db, taskId)
    expect(kept?.previous.application.phone).toBe(workspace.package.application.phone)
  })

  it('keeps an expert who has worked already, and every record, where the panel says so', async () => {
    const test = await aCoreWithTask()
    const { call, taskId } = test
    const memberId = await actAs(test, 0)
    await call('record.save', {
      taskId,
      kind: 'attendance',
      key: memberId,
      changes: { arrivedAt: '2026-11-28T01:00:00.000Z' },
    })
    await actAs(test, 'leader')
    const before = await call('task.get', { taskId })
    await anUpdate(test, taskId, withoutMember)
    const { pending } = await call('taskUpdate.state', { taskId })
    const asked = pending?.changes.filter(({ needsChoice }) => needsChoice)
    expect(asked?.map(({ key }) => key)).toEqual([`panel.experts.${memberId}`])

    const named = { taskId, revision: 2, packageSha256: pending?.packageSha256 ?? '', reason }
    const open = call('taskUpdate.accept', { ...named, choices: {} })
    expect(await refusal(open)).toMatchObject({ code: 'input-invalid' })
    const choices = { [`panel.experts.${memberId}`]: 'keep' } as const
    const after = await call('taskUpdate.accept', { ...named, choices })
    expect(after.package.panel.experts.map(({ id }) => id)).toContain(memberId)
    expect(after.records).toEqual(before.records)
  })

  it('never reaches into a frozen opinion: it says that it came after it', async () => {
    const test = await aSignedTask()
    const { call, taskId } = test
    await anUpdate(test, taskId, withoutMember)
    const frozen = await call('task.get', { taskId })
    const { pending } = await call('taskUpdate.state', { taskId })
    expect(pending?.refusal).toContain('定稿之后')
    await actAs(test, 'leader')
    const choices = Object.fromEntries(
      (pending?.changes ?? []).map(({ key }) => [key, 'take' as const]),
    )
    const packageSha256 = pending?.packageSha256 ?? ''
    const accept = call('taskUpdate.accept', {
      taskId,
      revision: 2,
      packageSha256,
      choices,
      reason,
    })
    expect(await refusal(accept)).toMatchObject({ code: 'task-frozen' })
    expect((await call('task.get', { taskId })).revisions).toEqual(frozen.revisions)
  })
})
