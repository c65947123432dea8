import type { RecordBody } from '../record/kinds.ts'

export type Severity = NonNullable<RecordBody<'finding'>['severity']>
export type FindingStatus = NonNullable<RecordBody<'finding'>['status']>

/** Gravest first: 否决 keeps from 通过, 严重 speaks for 整改. */
export const SEVERITIES = ['blocking', 'major', 'minor', 'advice'] as const

export const SEVERITY_NAMES: Readonly<Record<Severity, string>> = {
  blocking: '否决',
  major: '严重',
  minor: '一般',
  advice: '建议',
}

export const FINDING_STATUS_NAMES: Readonly<Record<FindingStatus, string>> = {
  open: '待整改',
  mended: '已整改',
  accepted: '专家组接受',
}
