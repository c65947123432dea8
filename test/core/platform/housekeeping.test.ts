import { randomBytes } from 'node:crypto'
import { expect, it, onTestFinished } from 'vitest'
import { receiptSchema } from '../../../shared/formats/platform-api.ts'
import { closeDesk } from '../../platform/desk.ts'
import type { Desk } from '../../platform/desk.ts'
import { openDesk } from '../../platform/platform.ts'
import { keepHouse } from '../../platform/rules/housekeeping.ts'
import { addSamples } from '../../platform/samples.ts'
import { sha256, temporaryFolder } from '../sync/kit.ts'
import { onBothEngines, onPostgresAndS3 } from './engines.ts'
import type { NewStorage } from './engines.ts'
import { anAssignedOpinion } from './opinion.ts'
import { aSamplePlatform, aTool, locationOf, problemOf, read, register, tus } from './tool.ts'

const CURRENT = '/api/v1/sessions/current'
const DAY_MS = 24 * 3_600_000
const START = Date.parse('2026-11-23T01:00:00Z')

/** A platform whose clock stands at a day, counted from the start. */
async function onDay0(storage: NewStorage) {
  let day = 0
  const now = (): Date => new Date(START + day * DAY_MS)
  let opened: Desk | undefined
  const engines = await storage()
  const seed = async (desk: Desk): Promise<void> => {
    opened = desk
    await addSamples(desk)
  }
  const platform = await aSamplePlatform({ ...engines, now, seed })
  if (opened === undefined) throw new Error('the platform was seeded')
  const desk: Desk = opened
  const cleanOn = async (next: number): Promise<void> => {
    day = next
    await keepHouse(desk)
  }
  return { platform, desk, engines, now, cleanOn }
}

async function countOf(
  { records }: Desk,
  table: 'session' | 'accessToken' | 'refreshToken' | 'upload',
): Promise<number> {
  return (await records.selectFrom(table).selectAll().execute()).length
}

onBothEngines('what is over', (storage) => {
  it('of sessions is told for a season, then forgotten with its tokens', async () => {
    const { platform, desk, cleanOn } = await onDay0(storage)
    const [left, forgotten] = [await aTool(platform), await aTool(platform, 'expert2')]
    expect((await left.send('DELETE', CURRENT)).status).toBe(204)
    await cleanOn(89)
    const present = await aTool(platform)
    expect((await problemOf(await left.send('GET', CURRENT))).kind).toBe('session-revoked')
    expect((await problemOf(await forgotten.send('GET', CURRENT))).kind).toBe('token-expired')
    expect(await countOf(desk, 'session')).toBe(3)

    await cleanOn(91)
    expect((await problemOf(await left.send('GET', CURRENT))).kind).toBe('not-signed-in')
    // The other one could be refreshed for 30 days.
    expect((await problemOf(await forgotten.send('GET', CURRENT))).kind).toBe('token-expired')
    await cleanOn(121)
    expect((await problemOf(await forgotten.send('GET', CURRENT))).kind).toBe('not-signed-in')
    expect((await problemOf(await present.send('GET', CURRENT))).kind).toBe('token-expired')
    for (const table of ['session', 'accessToken', 'refreshToken'] as const) {
      expect(await countOf(desk, table)).toBe(1)
    }
  }, 300_000)

  it('of uploads is told for a season, while its opinion can still be finished', async () => {
    const { platform, desk, cleanOn } = await onDay0(storage)
    const first = await aTool(platform)
    const photo = new Uint8Array(randomBytes(50_000))
    const hash = sha256(Buffer.from(photo))
    const { submission, pdf } = await anAssignedOpinion(first, [photo])
    const { submissionId } = await register(first, submission)
    const begin = async (tool = first): Promise<string> =>
      locationOf(await tus(tool).create(submissionId, hash, photo.byteLength))
    const [ended, refused, stopped] = [await begin(), await begin(), await begin()]
    await tus(first).end(ended)
    await tus(first).patch(refused, 0, new Uint8Array(randomBytes(50_000)))
    await tus(first).patch(stopped, 0, photo.slice(0, 10_000))
    await tus(first).create(submissionId, sha256(Buffer.from(pdf)), pdf.byteLength, pdf)

    await cleanOn(8)
    await cleanOn(96)
    const second = await aTool(platform)
    expect((await tus(second).head(ended)).status).toBe(404)
    expect((await tus(second).head(refused)).status).toBe(422)
    expect((await tus(second).head(stopped)).status).toBe(410)
    expect(await countOf(desk, 'upload')).toBe(4)

    const going = await begin(second)
    await tus(second).patch(going, 0, photo.slice(0, 10_000))
    await cleanOn(98)
    const third = tus(await aTool(platform))
    for (const gone of [ended, refused, stopped]) expect((await third.head(gone)).status).toBe(404)
    expect(await countOf(desk, 'upload')).toBe(1)
    expect((await third.patch(going, 10_000, photo.slice(10_000))).status).toBe(204)

    // What was received counts long after its upload is forgotten.
    await cleanOn(300)
    expect(await countOf(desk, 'upload')).toBe(0)
    const last = await aTool(platform)
    const done = await last.send('POST', `/api/v1/submissions/${submissionId}/complete`)
    expect((await read(done, 200, receiptSchema)).payload).toContain(hash)
    const kept = await fetch(new URL(`/submissions/${submissionId}/files/${hash}`, platform.url))
    expect(sha256(Buffer.from(await kept.arrayBuffer()))).toBe(hash)
  }, 300_000)
})

onPostgresAndS3('several servers', (storage) => {
  it('clean up at once, and each of them finds it done', async () => {
    const { platform, desk, engines, now, cleanOn } = await onDay0(storage)
    const others = await Promise.all(
      [1, 2, 3].map(() => openDesk({ ...engines, dataDir: temporaryFolder(), port: 0, now })),
    )
    onTestFinished(async () => {
      for (const other of others) await closeDesk(other)
    })
    const tool = await aTool(platform)
    for (let count = 0; count < 20; count += 1) await aTool(platform)
    const photo = new Uint8Array(randomBytes(1_000))
    const { submission } = await anAssignedOpinion(tool, [photo])
    const { submissionId } = await register(tool, submission)
    const begin = () => tus(tool).create(submissionId, sha256(Buffer.from(photo)), 1_000)
    for (let count = 0; count < 20; count += 1) await begin()
    await cleanOn(8)
    expect([await countOf(desk, 'session'), await countOf(desk, 'upload')]).toEqual([21, 20])
    await Promise.all([cleanOn(200), ...others.map(keepHouse)])
    expect([await countOf(desk, 'session'), await countOf(desk, 'upload')]).toEqual([0, 0])
  }, 300_000)
})
