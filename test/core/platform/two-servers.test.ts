import { randomBytes } from 'node:crypto'
import { request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { expect, it, onTestFinished } from 'vitest'
import {
  receiptSchema,
  submissionStateSchema,
  taskFeedSchema,
} from '../../../shared/formats/platform-api.ts'
import { sha256 } from '../sync/kit.ts'
import { onPostgresAndS3 } from './engines.ts'
import type { NewStorage } from './engines.ts'
import { anAssignedOpinion } from './opinion.ts'
import { aServerProcess } from './server-process.ts'
import type { ServerProcess } from './server-process.ts'
import { aTool, locationOf, movedTo, press, problemOf, read, register, tus } from './tool.ts'
import type { Tool } from './tool.ts'

const KB = 1024
const PATH = '/api/v1/submissions'

/** Two servers on the same engines, with one laptop's session at both. */
async function twoServers(storage: NewStorage) {
  const engines = await storage()
  const first = await aServerProcess(engines)
  const second = await aServerProcess(engines, ['--no-samples'])
  const tool = await aTool(first)
  const photo = new Uint8Array(randomBytes(600 * KB))
  const { submission, pdf } = await anAssignedOpinion(tool, [photo])
  const { submissionId } = await register(tool, submission)
  const there = movedTo(second, tool)
  const location = locationOf(
    await tus(tool).create(submissionId, sha256(Buffer.from(photo)), photo.byteLength),
  )
  const database = new pg.Client({ connectionString: engines.database })
  await database.connect()
  onTestFinished(() => database.end())
  return { first, tool, there, photo, submission, pdf, submissionId, location, database }
}

async function untilSomebodyWaits(database: pg.Client): Promise<void> {
  for (;;) {
    const { rowCount } = await database.query('SELECT 1 FROM pg_locks WHERE NOT granted')
    if (rowCount !== 0) return
    await sleep(20)
  }
}

async function isMissing(tool: Tool, submissionId: string, bytes: Uint8Array): Promise<boolean> {
  const answer = await tool.send('GET', `${PATH}/${submissionId}`)
  const { missing } = await read(answer, 200, submissionStateSchema)
  return missing.includes(sha256(Buffer.from(bytes)))
}

/** Begins a chunk and stops in its middle, without an end; until the server has locked the upload. */
async function stall(
  { url }: ServerProcess,
  { session }: Tool,
  location: string,
  part: Uint8Array,
  database: pg.Client,
): Promise<void> {
  const stalled = request(new URL(location, url), {
    method: 'PATCH',
    headers: {
      authorization: `Bearer ${session.accessToken}`,
      'tus-resumable': '1.0.0',
      'upload-offset': '0',
      'content-type': 'application/offset+octet-stream',
      'content-length': '600000',
    },
  })
  stalled.on('error', () => undefined)
  onTestFinished(() => void stalled.destroy())
  stalled.write(part)
  for (;;) {
    const { rowCount } = await database.query(
      "SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND granted",
    )
    if (rowCount !== 0) return
    await sleep(20)
  }
}

onPostgresAndS3('two servers behind a load balancer', (storage) => {
  it('take the chunks of one file by turns', async () => {
    const { tool, there, photo, submissionId, location } = await twoServers(storage)
    for (let from = 0, turn = 0; from < photo.byteLength; from += 60 * KB, turn += 1) {
      const server = turn % 2 === 0 ? tool : there
      expect(
        (await tus(server).patch(location, from, photo.slice(from, from + 60 * KB))).status,
      ).toBe(204)
      const other = await tus(turn % 2 === 0 ? there : tool).head(location)
      expect(other.headers.get('upload-offset')).toBe(String(from + 60 * KB))
    }
    expect(await isMissing(there, submissionId, photo)).toBe(false)
  }, 300_000)

  it('write a chunk once that comes to both at the same time', async () => {
    const { first, tool, there, photo, submissionId, location } = await twoServers(storage)
    for (let from = 0; from < photo.byteLength; from += 100 * KB) {
      const chunk = photo.slice(from, from + 100 * KB)
      const answers = await Promise.all(
        [tool, there, tool, there].map((server) => tus(server).patch(location, from, chunk)),
      )
      const isLast = from + 100 * KB === photo.byteLength
      const taken = answers.filter(({ status }) => status === 204)
      // Of the last one every answer may be that the file is whole.
      if (!isLast) expect(taken).toHaveLength(1)
      for (const answer of answers.filter(({ status }) => status !== 204)) {
        expect(['offset-mismatch', 'upload-locked']).toContain((await problemOf(answer)).kind)
      }
    }
    expect(await isMissing(there, submissionId, photo)).toBe(false)
    // What counts is still there, however many found it whole.
    const hash = sha256(Buffer.from(photo))
    const kept = await fetch(new URL(`/submissions/${submissionId}/files/${hash}`, first.url))
    expect(sha256(Buffer.from(await kept.arrayBuffer()))).toBe(hash)
  }, 300_000)

  it('ask each other to let go of a chunk that has come to a stop', async () => {
    const { first, tool, there, photo, submissionId, location, database } =
      await twoServers(storage)
    await stall(first, tool, location, photo.slice(0, 100 * KB), database)
    const offset = (await tus(there).head(location)).headers.get('upload-offset')
    const rest = await tus(there).patch(location, Number(offset), photo.slice(Number(offset)))
    expect(rest.status).toBe(204)
    expect(await isMissing(there, submissionId, photo)).toBe(false)
  }, 300_000)

  it('go on at once when one is killed that was writing', async () => {
    const { first, tool, there, photo, submissionId, location, database } =
      await twoServers(storage)
    await stall(first, tool, location, photo.slice(0, 100 * KB), database)
    await first.kill()
    // The killed one took what it had not yet handed to the storage with it.
    const answer = await tus(there).patch(location, 0, photo)
    expect(answer.status).toBe(204)
    expect(await isMissing(there, submissionId, photo)).toBe(false)
  }, 300_000)

  it('make one record and one receipt of 50 requests at once over both', async () => {
    const { tool, there, photo, location, database } = await twoServers(storage)
    const { submission, pdf } = await anAssignedOpinion(tool, [photo], { revision: 2 })
    const both = Array.from({ length: 50 }, (_, index) => (index % 2 === 0 ? tool : there))
    const registered = await Promise.all(
      both.map((server) => server.send('POST', PATH, { json: submission })),
    )
    expect(registered.filter(({ status }) => status === 201)).toHaveLength(1)
    const states = await Promise.all(
      registered.map(async (answer) => submissionStateSchema.parse(await answer.json())),
    )
    const [id = '', ...others] = new Set(states.map(({ submissionId }) => submissionId))
    expect(others).toEqual([])

    await tus(there).patch(location, 0, photo)
    await tus(tool).create(id, sha256(Buffer.from(pdf)), pdf.byteLength, pdf)
    const receipts = await Promise.all(
      both.map(async (server) =>
        read(await server.send('POST', `${PATH}/${id}/complete`), 200, receiptSchema),
      ),
    )
    expect(receipts).toEqual(receipts.map(() => receipts[0]))
    const rows = await database.query('SELECT receipt_number FROM receipts')
    expect(rows.rowCount).toBe(1)
  }, 300_000)

  it('issue no receipt for an edition while a newer one gets its own', async () => {
    const { tool, there, photo, submissionId, location, submission, pdf, database } =
      await twoServers(storage)
    await tus(tool).patch(location, 0, photo)
    await tus(tool).create(submissionId, sha256(Buffer.from(pdf)), pdf.byteLength, pdf)
    const newer = await anAssignedOpinion(tool, [photo], { revision: submission.revision + 1 })
    const registered = await register(tool, newer.submission)
    // The other server is about to commit the newer one's receipt.
    await database.query('BEGIN')
    await database.query("UPDATE counter SET value = value + 1 WHERE name = 'receipt'")
    const older = there.send('POST', `${PATH}/${submissionId}/complete`)
    await untilSomebodyWaits(database)
    await database.query("INSERT INTO receipts VALUES (1, $1, 'HZ-1', '', '', '')", [
      registered.submissionId,
    ])
    await database.query('COMMIT')
    expect((await problemOf(await older)).kind).toBe('revision-superseded')
  }, 300_000)

  it('give a task to nobody again from whom the other is taking it', async () => {
    const { first, tool, submission, database } = await twoServers(storage)
    // The other server is about to commit that the task is withdrawn.
    await database.query('BEGIN')
    await database.query("UPDATE counter SET value = value + 1 WHERE name = 'feed'")
    const withdrawn = "SET state = 'withdrawn', last_revision = 1 WHERE task_id = $1"
    await database.query(`UPDATE assignment ${withdrawn}`, [submission.taskId])
    const reissued = press(first, `/tasks/${submission.taskId}/reissue`, { reason: '电话有误' })
    await untilSomebodyWaits(database)
    await database.query('COMMIT')
    await reissued
    const feed = await read(await tool.send('GET', '/api/v1/tasks'), 200, taskFeedSchema)
    expect(feed.entries).toMatchObject([{ state: 'withdrawn', package: { revision: 1 } }])
  }, 300_000)
})
