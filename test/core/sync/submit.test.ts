import { randomBytes, randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { UploadProgress } from '../../../electron/core/sync/progress.ts'
import { aPlatform, anOpinion, failureOf, reasonOf, submit } from './kit.ts'

describe('submitOpinion to the reference platform', () => {
  it('answers with a receipt that covers the record and every file', async () => {
    const platform = await aPlatform()
    const opinion = anOpinion()
    const { payload, receipt } = await submit(platform.url, opinion)
    expect(payload).toMatchObject({
      receiptNumber: expect.stringMatching(/^HZ-\d{8}-000001$/) as string,
      idempotencyKey: opinion.submission.idempotencyKey,
      recordSha256: opinion.submission.recordSha256,
    })
    expect(JSON.parse(receipt.payload)).toEqual(payload)
  })

  it('sends nothing again and gets the identical receipt when repeated', async () => {
    const platform = await aPlatform()
    const opinion = anOpinion()
    const first = await submit(platform.url, opinion)
    const openedBefore = opinion.opened.length
    const second = await submit(`${platform.url}/`, opinion)
    expect(second.receipt).toEqual(first.receipt)
    expect(opinion.opened).toHaveLength(openedBefore)
  })

  it('sends two files of the same content once', async () => {
    const platform = await aPlatform()
    const photo = randomBytes(5000)
    const opinion = anOpinion({ evidence: [photo, photo] })
    const { payload } = await submit(platform.url, opinion)
    expect(opinion.opened).toHaveLength(2)
    expect(payload.files).toHaveLength(2)
  })

  it('sends empty files, and large ones from many chunks', async () => {
    const platform = await aPlatform()
    const opinion = anOpinion({ evidence: [Buffer.alloc(0), randomBytes(3_000_000)] })
    const { payload } = await submit(platform.url, opinion)
    expect(payload.files.map((file) => file.sizeBytes)).toContain(0)
  })

  it('never holds a large file in memory', async () => {
    const platform = await aPlatform()
    const mebibyte = randomBytes(1024 ** 2)
    const video = Buffer.concat(Array.from({ length: 256 }, () => mebibyte))
    const opinion = anOpinion({ evidence: [video] })
    const openFile = async function* (hash: string): AsyncGenerator<Uint8Array, void> {
      if (hash === opinion.submission.files[0]?.sha256) yield* opinion.openFile(hash)
      else for (let sent = 0; sent < 256; sent += 1) yield Buffer.from(mebibyte)
    }
    const before = process.memoryUsage().arrayBuffers
    let peak = before
    await submit(
      platform.url,
      { ...opinion, openFile },
      {
        onProgress: () => {
          peak = Math.max(peak, process.memoryUsage().arrayBuffers)
        },
      },
    )
    expect(peak - before).toBeLessThan(128 * 1024 ** 2)
  })

  it('reports progress that only grows and ends at the total', async () => {
    const platform = await aPlatform()
    const seen: UploadProgress[] = []
    await submit(platform.url, anOpinion({ evidence: [randomBytes(300_000)] }), {
      onProgress: (progress) => seen.push(progress),
    })
    const sent = seen.map((progress) => progress.sentBytes)
    expect(sent).toEqual(sent.toSorted((a, b) => a - b))
    expect(sent.at(-1)).toBe(seen[0]?.totalBytes)
    expect(seen.map((progress) => progress.file)).toContain('佐证 1.jpg')
  })

  it('accepts revisions in order, and not an older one after a newer', async () => {
    const platform = await aPlatform()
    const taskId = randomUUID()
    await submit(platform.url, anOpinion({ taskId, revision: 1 }))
    await submit(platform.url, anOpinion({ taskId, revision: 3 }))
    expect(await failureOf(submit(platform.url, anOpinion({ taskId, revision: 2 })))).toEqual({
      code: 'sync-failed',
      reason: 'refused',
      detail: '平台已收到第 3 版验收意见，不再接收第 2 版',
    })
  })

  it('refuses the same revision from a second device', async () => {
    const platform = await aPlatform()
    const taskId = randomUUID()
    await submit(platform.url, anOpinion({ taskId }))
    expect(await reasonOf(submit(platform.url, anOpinion({ taskId })))).toBe('refused')
  })
})

describe('a local file that is not what was registered', () => {
  it('names the damaged file and lets the platform keep nothing', async () => {
    const platform = await aPlatform()
    const opinion = anOpinion({ evidence: [randomBytes(200_000)] })
    const openFile = async function* (): AsyncGenerator<Uint8Array, void> {
      yield Buffer.alloc(opinion.submission.files[0]?.sizeBytes ?? 0)
    }
    expect(await failureOf(submit(platform.url, { ...opinion, openFile }))).toEqual({
      code: 'evidence-damaged',
      names: ['验收意见.pdf'],
    })
    await submit(platform.url, opinion)
    expect(opinion.opened).toHaveLength(2)
  })

  it('tells an unreadable file apart from a broken network', async () => {
    const platform = await aPlatform()
    const openFile = (): AsyncIterable<Uint8Array> => {
      throw new Error('EIO: i/o error')
    }
    expect(await failureOf(submit(platform.url, { ...anOpinion(), openFile }))).toEqual({
      code: 'file-unreadable',
      file: '验收意见.pdf',
      reason: 'EIO: i/o error',
    })
  })
})

describe('cancelling', () => {
  it('stops in the middle of a file, closes it and keeps what was sent', async () => {
    const platform = await aPlatform()
    const opinion = anOpinion({ evidence: [randomBytes(2_000_000)] })
    const controller = new AbortController()
    let isClosed = false
    const openFile = async function* (hash: string): AsyncGenerator<Uint8Array, void> {
      try {
        yield* opinion.openFile(hash)
      } finally {
        isClosed = true
      }
    }
    const upload = submit(
      platform.url,
      { ...opinion, openFile },
      {
        signal: controller.signal,
        onProgress: ({ file }) => {
          if (file === '佐证 1.jpg') controller.abort()
        },
      },
    )
    expect(await reasonOf(upload)).toBe('cancelled')
    expect(isClosed).toBe(true)
    await submit(platform.url, opinion)
    expect(
      opinion.opened.filter((hash) => hash === opinion.submission.files[0]?.sha256),
    ).toHaveLength(1)
  })

  it('sends nothing when cancelled before the start', async () => {
    const signal = AbortSignal.abort()
    expect(await reasonOf(submit('http://127.0.0.1:1', anOpinion(), { signal }))).toBe('cancelled')
  })
})
