import { chinaTime } from '../../../shared/domain/opinion/calendar.ts'
import type { VerifiedStatement } from '../../../shared/domain/verification/verification.ts'
import type { DecisionPayload, ReceiptPayload } from '../../../shared/formats/platform-api.ts'

export type StatementPayload = ReceiptPayload | DecisionPayload

/** What a statement says of itself, in the words of the screens. */
export function factsOf(payload: StatementPayload): VerifiedStatement['facts'] {
  const { receiptNumber, round, revision, recordSha256 } = payload
  const about = [
    ['验收意见', `第 ${round} 轮，第 ${revision} 版`],
    ['记录 SHA-256', recordSha256],
  ] as const
  if (payload.format === 'smedt-receipt') {
    return [
      ...(payload.attachesTo === undefined
        ? []
        : [
            ['内容', '上报之后补的盖章扫描件'] as const,
            ['所属上报编号', payload.attachesTo] as const,
          ]),
      ['回执编号', receiptNumber],
      ['平台', payload.platform],
      ['收到时间', `${chinaTime(payload.receivedAt)}（北京时间，平台时钟）`],
      ...about,
      ['文件', `${payload.files.length} 份`],
    ]
  }
  const { bureau, decision, text, decidedBy, decidedOn } = payload
  return [
    ['主管部门', bureau],
    ['意见', `${decision === 'agreed' ? '同意' : '退回'}：${text}`],
    ['签署', `${decidedBy}，${decidedOn}`],
    ...about,
    ['回执编号', receiptNumber],
  ]
}
