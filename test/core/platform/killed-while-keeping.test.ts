import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { submissionStateSchema } from '../../../shared/formats/platform-api.ts'
import { sha256, temporaryFolder } from '../sync/kit.ts'
import { anAssignedOpinion } from './opinion.ts'
import { aServerProcess } from './server-process.ts'
import { aTool, locationOf, movedTo, read, register, tus } from './tool.ts'

it('asks for no byte again when it was killed between keeping a file and counting it', async () => {
  const dataDir = temporaryFolder()
  const onData = ['--data', dataDir]
  const first = await aServerProcess({}, onData)
  const tool = await aTool(first)
  const photo = new Uint8Array(randomBytes(300_000))
  const hash = sha256(Buffer.from(photo))
  const { submission } = await anAssignedOpinion(tool, [photo])
  const { submissionId } = await register(tool, submission)
  const location = locationOf(await tus(tool).create(submissionId, hash, photo.byteLength))
  await tus(tool).patch(location, 0, photo.slice(0, 200_000))

  // While somebody else writes, the server can't commit.
  const other = new Database(join(dataDir, 'platform.sqlite'))
  other.exec('BEGIN IMMEDIATE')
  const lost = tus(tool)
    .patch(location, 200_000, photo.slice(200_000))
    .then(() => 'answered')
    .catch(() => 'cut off')
  const kept = join(dataDir, 'files', hash.slice(0, 2), hash)
  while (!existsSync(kept)) await sleep(5)
  await first.kill()
  other.exec('ROLLBACK')
  other.close()
  expect(await lost).toBe('cut off')

  const second = await aServerProcess({}, [...onData, '--no-samples'])
  const after = movedTo(second, tool)
  const path = `/api/v1/submissions/${submissionId}`
  const before = await read(await after.send('GET', path), 200, submissionStateSchema)
  expect(before.missing).toContain(hash)
  const where = await tus(after).head(location)
  expect([where.status, where.headers.get('upload-offset')]).toEqual([200, '300000'])
  const state = await read(await after.send('GET', path), 200, submissionStateSchema)
  expect(state.missing).not.toContain(hash)
  const saved = await fetch(new URL(`/submissions/${submissionId}/files/${hash}`, second.url))
  expect(sha256(Buffer.from(await saved.arrayBuffer()))).toBe(hash)
  // Nothing is kept twice.
  expect(readdirSync(join(dataDir, 'uploads'))).toEqual([])
}, 300_000)
