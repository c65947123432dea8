import { expect, it } from 'vitest'
import { aSignedTask } from '../../helpers/core.ts'
import { addScan } from '../../helpers/scans.ts'
import { aSamplePlatform, sendAll, signInForTask } from '../../helpers/sync.ts'

it('scans of the stamped paper that are there go up with the opinion', async () => {
  const platform = await aSamplePlatform()
  const test = await aSignedTask()
  const { call, taskId } = test
  const [first] = (await addScan(test, '盖章件一.pdf')).scans
  await signInForTask(call, platform, taskId)
  // What it will send is told from its record alone, and is what goes out.
  const [item] = (await call('sync.state', {})).items
  const files = await call('sync.files', { revisionId: item?.revisionId ?? '' })
  expect(item).toMatchObject({
    fileCount: files.length,
    totalBytes: files.reduce((total, { sizeBytes }) => total + sizeBytes, 0),
  })
  expect((await sendAll(call)).items).toMatchObject([{ status: 'confirmed' }])
  const sent = await platform.desk.records
    .selectFrom('submissionFile')
    .select(['sha256', 'name'])
    .where('kind', '=', 'stamped-scan')
    .execute()
  expect(sent).toEqual([{ sha256: first?.sha256, name: '盖章件一.pdf' }])
  const [receipt] = await call('sync.receipts', {})
  expect(receipt?.payload).toContain(first?.sha256)
  // It has gone: nothing of it goes a second time.
  expect((await call('seal.list', { taskId })).lateScans).toEqual([])
  expect((await sendAll(call)).items).toHaveLength(1)
})
