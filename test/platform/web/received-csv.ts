import type { ReceivedLine } from '../records/received.ts'
import { beijingTime } from './layout.ts'
import { CONCLUSIONS, DECISIONS, readDecision } from './words.ts'

const HEADS = [
  '企业名称',
  '任务文号',
  '验收轮次',
  '版次',
  '验收结论',
  '验收日期',
  '接收时间',
  '回执编号',
  '主管部门意见',
  '主管部门',
  '意见日期',
  '记录 SHA-256',
]

/** The list for Excel and WPS: UTF-8 with its mark, a line for each submission. */
export function receivedCsv(lines: readonly ReceivedLine[]): string {
  const rows = [HEADS, ...lines.map(cells)]
  return `\uFEFF${rows.map((row) => row.map(quoted).join(',')).join('\r\n')}\r\n`
}

function cells(one: ReceivedLine): readonly string[] {
  const decision = one.decision === null ? undefined : readDecision(one.decision)
  return [
    one.enterpriseName,
    one.taskNumber,
    String(one.round),
    String(one.revision),
    CONCLUSIONS[one.conclusion],
    one.concludedOn,
    one.receivedAt === null ? '接收中' : beijingTime(one.receivedAt),
    one.receiptNumber ?? '',
    decision === undefined ? '' : DECISIONS[decision.decision],
    decision?.bureau ?? '',
    decision?.decidedOn ?? '',
    one.recordSha256,
  ]
}

/** A spreadsheet takes what begins with one of these for a formula; an apostrophe makes it text. */
function quoted(cell: string): string {
  const harmless = /^[=+\-@＝＋－＠\t\r\n]/.test(cell) ? `'${cell}` : cell
  return `"${harmless.replaceAll('"', '""')}"`
}
