import type { DecisionPayload } from '../../../formats/platform-api.ts'
import { chineseDate } from '../../opinion/calendar.ts'
import type { OfficialDocument } from '../blocks.ts'
import { DOCUMENT_NAMES } from '../kinds.ts'
import { facts, heading, line, paragraph } from '../make.ts'
import { linesOf } from '../words.ts'
import {
  aboutFacts,
  signatureBlocks,
  statementDocument,
  type StatementSource,
} from './statement.ts'

export type DecisionSource = StatementSource<DecisionPayload> & {
  /** Of the signed opinion on this device. */
  readonly pdfSha256: string
  /** Decisions on the same record that this one has replaced, the latest first. */
  readonly earlier: readonly DecisionPayload[]
}

const DECISION_WORDS: Readonly<Record<DecisionPayload['decision'], string>> = {
  agreed: '同意',
  returned: '退回',
}

/** 主管部门意见: the second cell of Annex 5, on a page of its own, for the signed opinion is closed. */
export function bureauDecisionDocument(source: DecisionSource): OfficialDocument {
  const { payload, record, recordSha256, pdfSha256, earlier } = source
  const { bureau, decision, text, decidedOn, decidedBy, isSealed, receiptNumber } = payload
  const about = {
    title: DOCUMENT_NAMES['bureau-decision'],
    createdAt: `${decidedOn}T00:00:00.000Z`,
  }
  return statementDocument(source, about, [
    aboutFacts(record),
    heading(2, '一、所属县（市、区）工信主管部门意见（附件5）'),
    facts(1, [
      ['主管部门', bureau],
      ['意见', DECISION_WORDS[decision]],
    ]),
    ...linesOf(text).map(paragraph),
    facts(1, [
      ['签署人', decidedBy],
      ['日期', chineseDate(decidedOn)],
      ['单位公章', isSealed ? '已盖在主管部门的存档件上' : '未盖'],
    ]),
    ...earlier.map((one) =>
      line(
        `此前的意见：${DECISION_WORDS[one.decision]}，${one.text}（${one.decidedBy}，${chineseDate(one.decidedOn)}）`,
      ),
    ),
    heading(2, '二、所针对的验收意见'),
    facts(1, [
      ['定稿快照 SHA-256', recordSha256],
      ['验收意见 PDF SHA-256', pdfSha256],
      ['上报回执编号', receiptNumber],
    ]),
    line('验收意见签字后不再改动，主管部门的意见另成本页，与验收意见一并归档。'),
    ...signatureBlocks(source, { number: '三', file: '主管部门意见.json' }),
  ])
}
