import type { ReceiptPayload } from '../../../formats/platform-api.ts'
import type { OfficialDocument } from '../blocks.ts'
import { facts, heading, tableOr } from '../make.ts'
import { DOCUMENT_NAMES } from '../kinds.ts'
import { beijingMinute } from '../words.ts'
import {
  aboutFacts,
  signatureBlocks,
  statementDocument,
  type StatementSource,
} from './statement.ts'

export type ReceiptSource = StatementSource<ReceiptPayload> & {
  /** What the sent files were called, by their hash. */
  readonly fileNames: ReadonlyMap<string, string>
}

/** 上报回执: what the platform has received, for people to read; its signature covers the JSON. */
export function receiptDocument(source: ReceiptSource): OfficialDocument {
  const { payload, record, fileNames } = source
  const { receiptNumber, platform, receivedAt, recordSha256, idempotencyKey, files } = payload
  const { attachesTo } = payload
  const totalBytes = files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)
  const about = { title: DOCUMENT_NAMES.receipt, createdAt: receivedAt }
  return statementDocument(source, about, [
    facts(1, [
      ['回执编号', receiptNumber],
      ['平台', platform],
      ['平台收到时间', `${beijingMinute(receivedAt)}（北京时间）`],
    ]),
    aboutFacts(record),
    heading(2, attachesTo === undefined ? '一、收到的验收记录' : '一、收到的后补盖章扫描件的记录'),
    facts(1, [
      ['上报编号', idempotencyKey],
      ...(attachesTo === undefined ? [] : [['所属上报编号', attachesTo] as const]),
      ['记录 SHA-256', recordSha256],
    ]),
    heading(2, `二、收到的文件（${files.length} 份，共 ${totalBytes} 字节）`),
    tableOr(
      '没有文件。',
      '',
      [
        ['序号', 1, 'center'],
        ['名称', 5],
        ['字节', 2, 'right'],
        ['SHA-256', 6],
      ],
      files.map(({ sha256, sizeBytes }, index) => [
        String(index + 1),
        fileNames.get(sha256) ?? '（本机没有这份文件的名称）',
        String(sizeBytes),
        sha256,
      ]),
    ),
    ...signatureBlocks(source, { number: '三', file: '回执.json' }),
  ])
}
