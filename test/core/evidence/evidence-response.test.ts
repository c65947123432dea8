import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { evidenceResponse } from '../../../electron/main/evidence-response.ts'
import { aPng, aWav } from '../../fixtures/media.ts'
import { aCoreWithTask } from '../../helpers/core.ts'

async function aFilm() {
  const { call, taskId } = await aCoreWithTask()
  const bytes = Buffer.concat([aWav(2_500_000), randomBytes(500)])
  const target = { taskId, kind: 'checkpoint', key: 'C1', source: 'imported' } as const
  const film = await call('evidence.addBytes', { ...target, name: '录音.wav', bytes })
  const picture = await call('evidence.addBytes', { ...target, name: 'a.png', bytes: aPng() })
  const ask = (path: string, range?: string, method = 'GET') =>
    evidenceResponse(call, {
      url: `app://evidence/${path}`,
      method,
      headers: new Headers(range === undefined ? {} : { range }),
    })
  return { ask, bytes, path: `${taskId}/${film.id}`, picturePath: `${taskId}/${picture.id}` }
}

const bodyOf = async (response: Response) => Buffer.from(await response.arrayBuffer())

describe('sound and film for the player', () => {
  it('come whole, with their type and length', async () => {
    const { ask, path, bytes } = await aFilm()
    const response = await ask(path)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('audio/wav')
    expect(response.headers.get('accept-ranges')).toBe('bytes')
    expect((await bodyOf(response)).equals(bytes)).toBe(true)
  })

  it.each([
    ['bytes=0-', 0, Infinity],
    ['bytes=100-199', 100, 199],
    ['bytes=1048570-1048580', 1048570, 1048580],
    ['bytes=2500000-99999999', 2500000, Infinity],
    ['bytes=-300', -300, Infinity],
  ])('come in part: %s', async (range, first, last) => {
    const { ask, path, bytes } = await aFilm()
    const response = await ask(path, range)
    expect(response.status).toBe(206)
    const from = first < 0 ? bytes.length + first : first
    const to = Math.min(last, bytes.length - 1)
    expect(response.headers.get('content-range')).toBe(`bytes ${from}-${to}/${bytes.length}`)
    expect((await bodyOf(response)).equals(bytes.subarray(from, to + 1))).toBe(true)
  })

  it('beyond their end, of no range or unknown are not there', async () => {
    const { ask, path, picturePath } = await aFilm()
    for (const range of ['bytes=99999999-', 'bytes=-', 'bytes=9-3', 'lines=1-2'])
      expect((await ask(path, range)).status).toBe(416)
    const unknown = '00000000-0000-4000-8000-000000000000'
    const [taskId = '', id = ''] = path.split('/')
    const others = [`${taskId}/${unknown}`, `${unknown}/${id}`, '', '../x', picturePath]
    for (const other of others) expect((await ask(other)).status).toBe(404)
    expect((await ask(path, undefined, 'POST')).status).toBe(404)
  })
})
