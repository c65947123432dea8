import { randomBytes, randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import {
  catalogFeedSchema,
  registeredDeviceSchema,
  taskFeedSchema,
} from '../../../shared/formats/platform-api.ts'
import { sha256 } from '../sync/kit.ts'
import { unseenAnswers } from './contract.ts'
import { onBothEngines } from './engines.ts'
import { anAssignedOpinion } from './opinion.ts'
import {
  aSamplePlatform,
  aSecret,
  aTool,
  locationOf,
  press,
  read,
  register,
  registerDevice,
  send,
  tus,
} from './tool.ts'
import type { Tool } from './tool.ts'

/** Asks once, and once more with the tag of the answer. */
async function twice(tool: Tool, path: string): Promise<void> {
  const answer = await tool.send('GET', path)
  const headers = { 'if-none-match': answer.headers.get('etag') ?? '' }
  expect((await tool.send('GET', path, { headers })).status).toBe(304)
}

/** As a tool works through a day: every call, with every answer that is not a problem. */
async function everything(platform: { readonly url: string }): Promise<void> {
  await send(platform, 'GET', '/api/v1/health')
  await send(platform, 'OPTIONS', '/api/v1/uploads')
  const device = { deviceId: randomUUID(), deviceSecret: aSecret() }
  for (const status of [201, 200]) {
    await read(await registerDevice(platform, device), status, registeredDeviceSchema)
  }
  const tool = await aTool(platform)
  const { refreshToken } = tool
  const json = { ...tool.device, refreshToken, nextRefreshToken: aSecret() }
  await send(platform, 'POST', '/api/v1/sessions/refresh', { json })
  await tool.send('GET', '/api/v1/sessions/current')

  const tasks = await read(await tool.send('GET', '/api/v1/tasks'), 200, taskFeedSchema)
  const catalogs = await read(await tool.send('GET', '/api/v1/catalogs'), 200, catalogFeedSchema)
  const [task, catalog] = [tasks.entries[0], catalogs.entries[0]]
  const contents = [
    `/api/v1/tasks/${task?.taskId}/packages/${task?.package.revision}`,
    `/api/v1/catalogs/${catalog?.catalogId}/${catalog?.catalogVersion}`,
  ]
  for (const path of contents) await tool.send('GET', path, { headers: { range: 'bytes=0-9' } })

  const photo = new Uint8Array(randomBytes(1000))
  const { submission, pdf } = await anAssignedOpinion(tool, [photo])
  const { submissionId } = await register(tool, submission)
  await register(tool, submission)
  await tool.send('GET', `/api/v1/submissions/${submissionId}`)
  const { idempotencyKey } = submission
  await tool.send(
    'GET',
    `/api/v1/submissions?${new URLSearchParams({ idempotencyKey }).toString()}`,
  )
  const { create, head, patch, end } = tus(tool)
  await create(submissionId, sha256(Buffer.from(pdf)), pdf.byteLength, pdf)
  const hash = sha256(Buffer.from(photo))
  await end(locationOf(await create(submissionId, hash, photo.byteLength)))
  const location = locationOf(await create(submissionId, hash, photo.byteLength))
  await head(location)
  await patch(location, 0, photo)
  await tool.send('POST', `/api/v1/submissions/${submissionId}/complete`)
  await press(platform, `/submissions/${submissionId}/decision`, {
    decision: 'agreed',
    text: '同意。',
    decidedOn: '2026-11-30',
    bureau: '某区工信局',
    decidedBy: '李娜',
  })
  const feeds = ['/api/v1/tasks', '/api/v1/catalogs', '/api/v1/decisions']
  for (const path of [...feeds, ...contents]) await twice(tool, path)
  await tool.send('DELETE', '/api/v1/sessions/current')
}

onBothEngines('the whole contract', (storage) => {
  it('is answered as it says, every call with every answer', async () => {
    await everything(await aSamplePlatform(await storage()))
    expect(unseenAnswers()).toEqual([])
  })
})
