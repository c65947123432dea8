import { lastRectificationDay } from '../opinion/calendar.ts'
import type { RecordBody, StoredRecord } from '../record/kinds.ts'
import type { RecordIndex } from '../record/read.ts'
import { isBlank } from '../record/text.ts'
import { SEVERITIES, SEVERITY_NAMES, type Severity } from './terms.ts'

export type Finding = StoredRecord<'finding'>

export function isOpen({ body }: Pick<Finding, 'body'>): boolean {
  return (body.status ?? 'open') === 'open'
}

/** Findings in the order of the list: open before closed, grave before light, then as they came. */
export function sortFindings(findings: readonly Finding[]): readonly Finding[] {
  // Keys are UUIDv7 or come late: equal ones keep the order of the records.
  return findings.toSorted(
    (a, b) =>
      Number(isOpen(b)) - Number(isOpen(a)) ||
      place(a.body.severity) - place(b.body.severity) ||
      (a.body.round ?? 1) - (b.body.round ?? 1),
  )
}

export function openFindings(
  records: RecordIndex,
  severities: readonly Severity[],
): readonly Finding[] {
  const open = records.all('finding').filter(isOpen)
  return sortFindings(
    open.filter(({ body }) => body.severity && severities.includes(body.severity)),
  )
}

/** Open findings that speak for 整改: 否决 and 严重. */
export function findingsForRectification(records: RecordIndex): readonly Finding[] {
  return openFindings(records, ['blocking', 'major'])
}

/**
 * The opinion's 整改要求 from the open findings, one numbered line each; advice is no requirement.
 *
 * @example '1. 【否决】材料“合同”缺失：补交合同原件'
 */
export function requirementsFromFindings(records: RecordIndex): string {
  return openFindings(records, ['blocking', 'major', 'minor'])
    .map(({ body }, index) => `${index + 1}. ${findingText(body)}`)
    .join('\n')
}

/** The draft opinion as the open findings speak for it; what the leader wrote already stays. */
export function rectificationDraft(records: RecordIndex): RecordBody<'opinion'> {
  const { requirements, rectificationDueOn, concludedOn } = records.body('opinion', 'draft')
  return {
    conclusion: 'rectify',
    ...(isBlank(requirements) ? { requirements: requirementsFromFindings(records) } : {}),
    ...(!rectificationDueOn && concludedOn
      ? { rectificationDueOn: lastRectificationDay(concludedOn) }
      : {}),
  }
}

function findingText(body: Finding['body']): string {
  const title = oneLine(body.title)
  const requirement = oneLine(body.requirement)
  const mark = body.severity ? `【${SEVERITY_NAMES[body.severity]}】` : ''
  return `${mark}${[title, requirement].filter((part) => part !== '').join('：')}`
}

function oneLine(text: string | undefined): string {
  return (text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('；')
}

function place(severity: Severity | null | undefined): number {
  return severity ? SEVERITIES.indexOf(severity) : -1
}
