import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { aSignedTask } from '../../helpers/core.ts'
import { aSamplePlatform, isIdle, signInForTask, untilSync } from '../../helpers/sync.ts'

it('scans of the stamped paper go up with the opinion; one that is added later stays, and says so', async () => {
  const platform = await aSamplePlatform()
  const { core, call, folder, taskId } = await aSignedTask()
  const { revisions } = await call('task.get', { taskId })
  const snapshotSha256 = revisions[0]?.snapshotSha256 ?? ''
  const printed = await call('document.pdf', { taskId, documentId: 'opinion', revision: 1 })
  const scan = async (name: string) => {
    const path = join(folder, name)
    // Each scan of the same paper is another file.
    await writeFile(path, Buffer.concat([printed, Buffer.from(`\n% ${name}\n`)]))
    const grant = core.grant(path)
    return call('seal.addScan', { taskId, snapshotSha256, grant, code: '' })
  }
  const [first] = (await scan('盖章件一.pdf')).scans
  await signInForTask(call, platform, taskId)
  // What it will send is told from its record alone, and is what goes out.
  const [item] = (await call('sync.state', {})).items
  const files = await call('sync.files', { revisionId: item?.revisionId ?? '' })
  expect(item).toMatchObject({
    fileCount: files.length,
    totalBytes: files.reduce((total, { sizeBytes }) => total + sizeBytes, 0),
  })
  const run = async () => {
    await call('sync.start', { taskIds: null })
    return (await untilSync(call, isIdle)).items
  }
  expect(await run()).toMatchObject([{ status: 'confirmed' }])
  const sent = await platform.desk.records
    .selectFrom('submissionFile')
    .select(['sha256', 'name'])
    .where('kind', '=', 'stamped-scan')
    .execute()
  expect(sent).toEqual([{ sha256: first?.sha256, name: '盖章件一.pdf' }])
  const [receipt] = await call('sync.receipts', {})
  expect(receipt?.payload).toContain(first?.sha256)

  const desk = await scan('盖章件二.pdf')
  expect(desk.scans).toHaveLength(2)
  expect(desk.sentScans).toEqual([first?.id])
  // What was received stays received: the later scan makes no other submission of it.
  expect(await run()).toMatchObject([
    { status: 'confirmed', receiptNumber: receipt?.receiptNumber },
  ])
})
