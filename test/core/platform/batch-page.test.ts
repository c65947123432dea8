import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { OpenBatch } from '../../../electron/core/sync/batch/open-batch.ts'
import { batchFiles, receiptsFileSchema } from '../../../shared/formats/upload-batch.ts'
import { takeBatch, type TakenBatch } from '../../platform/rules/take-batch.ts'
import { batchPage } from '../../platform/web/batch-page.ts'
import { aSubmission, sha256 } from '../sync/kit.ts'
import { aSamplePlatform } from './tool.ts'

const MANY = 1_000

/** What a stick with so many opinions holds once it is open. */
function aBatchOf(count: number): OpenBatch {
  const pdfs = Array.from({ length: count }, () => Buffer.from(`%PDF-1.7 ${randomUUID()}`))
  const submissions = pdfs.map((pdf) => aSubmission({ contents: [pdf] }))
  const contents = new Map(pdfs.map((pdf) => [sha256(pdf), pdf]))
  return {
    manifest: {
      format: 'smedt-upload-batch',
      version: 1,
      deviceId: randomUUID(),
      items: submissions.map((submission) => ({ submission, receiptKey: '' })),
    },
    files: batchFiles(submissions),
    sizeBytes: 0,
    file: async function* (hash) {
      yield contents.get(hash) ?? Buffer.alloc(0)
    },
    verify: () => Promise.resolve(),
    close: () => Promise.resolve(),
  }
}

/** Presses the button that downloads the receipts, as a browser does. */
function pressDownload(page: string, url: string): Promise<Response> {
  const [, method = '', action = ''] =
    /<form method="(post)" action="(\/batch\/receipts)"/.exec(page) ?? []
  const [, name = '', value = ''] = /type="hidden" name="(\w+)" value="([^"]*)"/.exec(page) ?? []
  const body = new URLSearchParams({ [name]: value })
  return fetch(new URL(action, url), { method, headers: { origin: url }, body })
}

describe('the page of a batch', () => {
  it('hands out the receipts of 1,000 opinions in one file', async () => {
    let taken: TakenBatch = { items: [], receipts: [] }
    const platform = await aSamplePlatform({
      seed: async (desk) => {
        taken = await takeBatch(desk, aBatchOf(MANY))
      },
    })
    const page = batchPage('平台', taken)
    expect(page).toContain(`已接收 ${MANY} 份，未接收 0 份`)
    const answer = await pressDownload(page, platform.url)
    expect(answer.status).toBe(200)
    const name = encodeURIComponent('回执.receipts')
    expect(answer.headers.get('content-disposition')).toBe(`attachment; filename*=UTF-8''${name}`)
    const { receipts } = receiptsFileSchema.parse(await answer.json())
    expect(receipts).toHaveLength(MANY)
    expect(receipts).toEqual(taken.receipts)
  }, 300_000)

  it('has no file where there is no receipt', async () => {
    const platform = await aSamplePlatform()
    const answer = await fetch(new URL('/batch/receipts', platform.url), {
      method: 'POST',
      headers: { origin: platform.url, accept: 'text/html' },
      body: new URLSearchParams({ submissions: randomUUID() }),
    })
    expect(answer.status).toBe(404)
    expect(await answer.text()).toContain('找不到这些回执')
  })
})
