import { createHash, randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { buffer } from 'node:stream/consumers'
import PDFDocument from 'pdfkit'
import { submitOpinion } from '../../electron/core/sync/client.ts'
import type { SubmittedFile } from '../../shared/formats/platform-api.ts'
import type { Platform } from '../platform/platform.ts'

const PICTURE = resolve(
  import.meta.dirname,
  '../../electron/resources/samples/evidence/03-MES工单看板.png',
)

/** Sends a small opinion with one picture by the tool's own client; what the receipt says of it. */
export async function sendOpinion(
  platform: Pick<Platform, 'url' | 'receiptKey'>,
): Promise<{ readonly receiptNumber: string; readonly pdfSizeBytes: number }> {
  const pdf = await aPdf()
  const picture = await readFile(PICTURE)
  const record = '{"conclusion":"passed"}'
  const files = [
    file(pdf, '验收意见-第1版.pdf', 'application/pdf', 'opinion-pdf'),
    file(picture, 'MES工单看板.png', 'image/png', 'evidence'),
  ]
  const contents = new Map([pdf, picture].map((bytes) => [sha256(bytes), bytes]))
  const { payload } = await submitOpinion({
    baseUrl: platform.url,
    receiptKey: platform.receiptKey,
    fetch: globalThis.fetch,
    signal: new AbortController().signal,
    openFile: async function* (hash) {
      yield contents.get(hash) ?? Buffer.alloc(0)
    },
    submission: {
      format: 'smedt-submission',
      version: 1,
      idempotencyKey: randomUUID(),
      taskId: randomUUID(),
      taskNumber: '长数转验〔2026〕12 号',
      enterpriseName: '长春市某汽车零部件有限公司（示例）',
      round: 1,
      revision: 1,
      conclusion: 'passed',
      concludedOn: '2026-11-23',
      deviceId: randomUUID(),
      record,
      recordSha256: sha256(record),
      files,
    },
  })
  return { receiptNumber: payload.receiptNumber, pdfSizeBytes: pdf.byteLength }
}

async function aPdf(): Promise<Buffer> {
  const document = new PDFDocument({ size: 'A4' })
  document.text('Annex 5')
  document.end()
  return buffer(document)
}

function file(
  bytes: Buffer,
  name: string,
  mediaType: string,
  kind: SubmittedFile['kind'],
): SubmittedFile {
  return { sha256: sha256(bytes), sizeBytes: bytes.byteLength, name, mediaType, kind }
}

function sha256(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex')
}
