import { describe, expect, it } from 'vitest'
import { checkReceipt } from '../../../shared/domain/upload/index.ts'
import type { ReceiptPayload, Submission } from '../../../shared/formats/platform-api.ts'

const A = 'a'.repeat(64)
const B = 'b'.repeat(64)
const C = 'c'.repeat(64)

const submission: Submission = {
  format: 'smedt-submission',
  version: 1,
  idempotencyKey: '0d0f6b3e-7c39-4a8a-9f5e-0a3d0a4f1c01',
  taskId: '0d0f6b3e-7c39-4a8a-9f5e-0a3d0a4f1c02',
  taskNumber: '长数转验〔2026〕12 号',
  enterpriseName: '长春市某汽车零部件有限公司',
  round: 1,
  revision: 2,
  conclusion: 'passed',
  concludedOn: '2026-11-23',
  deviceId: '0d0f6b3e-7c39-4a8a-9f5e-0a3d0a4f1c03',
  record: '{}',
  recordSha256: C,
  files: [
    {
      sha256: A,
      sizeBytes: 10,
      name: '意见.pdf',
      mediaType: 'application/pdf',
      kind: 'opinion-pdf',
    },
    { sha256: B, sizeBytes: 20, name: '照片.jpg', mediaType: 'image/jpeg', kind: 'evidence' },
    { sha256: B, sizeBytes: 20, name: '照片副本.jpg', mediaType: 'image/jpeg', kind: 'evidence' },
  ],
}

function aPayload(change: Partial<ReceiptPayload> = {}): ReceiptPayload {
  return {
    format: 'smedt-receipt',
    version: 1,
    receiptNumber: 'HZ-20261123-000001',
    platform: '平台',
    receivedAt: '2026-11-23T01:00:00.000Z',
    idempotencyKey: submission.idempotencyKey,
    taskId: submission.taskId,
    round: 1,
    revision: 2,
    recordSha256: C,
    files: [
      { sha256: A, sizeBytes: 10 },
      { sha256: B, sizeBytes: 20 },
    ],
    ...change,
  }
}

function fieldsOf(change: Partial<ReceiptPayload>): readonly string[] {
  return checkReceipt(aPayload(change), submission).map(({ field }) => field)
}

describe('checkReceipt', () => {
  it('accepts a receipt that covers the record and each distinct file once', () => {
    expect(checkReceipt(aPayload(), submission)).toEqual([])
  })

  it('does not care about the order of the files', () => {
    expect(fieldsOf({ files: [...aPayload().files].toReversed() })).toEqual([])
  })

  it.each([
    ['idempotencyKey', { idempotencyKey: submission.taskId }],
    ['taskId', { taskId: submission.deviceId }],
    ['round', { round: 2 }],
    ['revision', { revision: 1 }],
    ['recordSha256', { recordSha256: A }],
  ] as const)('refuses another %s', (field, change) => {
    expect(fieldsOf(change)).toEqual([field])
  })

  it('names each file that the receipt leaves out', () => {
    const problems = checkReceipt(aPayload({ files: [{ sha256: A, sizeBytes: 10 }] }), submission)
    expect(problems.map(({ message }) => message)).toEqual([
      '回执没有列出文件“照片.jpg”',
      '回执没有列出文件“照片副本.jpg”',
    ])
  })

  it('refuses another size of a file', () => {
    const files = [
      { sha256: A, sizeBytes: 11 },
      { sha256: B, sizeBytes: 20 },
    ]
    expect(fieldsOf({ files })).toEqual(['files.0'])
  })

  it('refuses a file that was not sent', () => {
    expect(fieldsOf({ files: [...aPayload().files, { sha256: C, sizeBytes: 1 }] })).toEqual([
      'files.2',
    ])
  })

  it('refuses a file that is listed twice, also with two sizes', () => {
    expect(fieldsOf({ files: [{ sha256: A, sizeBytes: 11 }, ...aPayload().files] })).toEqual([
      'files.1',
    ])
  })
})
