import { randomBytes } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { request } from 'node:http'
import type { ClientRequest } from 'node:http'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it, onTestFinished } from 'vitest'
import { sha256, temporaryFolder } from '../sync/kit.ts'
import { anAssignedOpinion } from './opinion.ts'
import { aSamplePlatform, aTool, checksumOf, locationOf, register, tus } from './tool.ts'

const MIB = 1024 ** 2

/** A chunk with its checksum of which half has come and is on the platform's disk, and no more comes. */
async function halfAChunk() {
  const dataDir = temporaryFolder()
  const platform = await aSamplePlatform({ dataDir })
  const tool = await aTool(platform)
  const photo = new Uint8Array(randomBytes(8 * MIB))
  const { submission } = await anAssignedOpinion(tool, [photo])
  const { submissionId } = await register(tool, submission)
  const hash = sha256(Buffer.from(photo))
  const location = locationOf(await tus(tool).create(submissionId, hash, photo.byteLength))
  const stalled = request(new URL(location, platform.url), {
    method: 'PATCH',
    headers: {
      authorization: `Bearer ${tool.session.accessToken}`,
      'tus-resumable': '1.0.0',
      'upload-offset': '0',
      'upload-checksum': checksumOf(photo),
      'content-type': 'application/offset+octet-stream',
      'content-length': String(photo.byteLength),
    },
  })
  stalled.on('error', () => undefined)
  onTestFinished(() => void stalled.destroy())
  stalled.write(photo.slice(0, 4 * MIB))
  const file = join(dataDir, 'uploads', location.split('/').at(-1) ?? '')
  while ((await stat(file)).size === 0) await sleep(20)
  return { tool, photo, location, stalled }
}

it.each<[string, (stalled: ClientRequest) => void]>([
  ['whose line has broken', (stalled) => void stalled.destroy()],
  ['that has come to a stop', () => undefined],
])('lets nothing count of a chunk with a checksum %s', async (_name, end) => {
  const { tool, photo, location, stalled } = await halfAChunk()
  end(stalled)
  const { head, patch } = tus(tool)
  expect((await head(location)).headers.get('upload-offset')).toBe('0')
  expect((await patch(location, 0, photo)).status).toBe(204)
  expect((await head(location)).headers.get('upload-offset')).toBe(String(photo.byteLength))
})
