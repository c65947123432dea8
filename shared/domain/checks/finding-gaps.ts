import { quoted } from '../../formats/quoted.ts'
import { isOpen } from '../findings/findings.ts'
import type { RecordIndex } from '../record/read.ts'
import { isBlank } from '../record/text.ts'
import { mustRecheck } from '../rounds/recheck.ts'
import type { Workspace } from '../task/workspace.ts'
import { gap, warning, type Gap } from './gap.ts'

/** What is unfinished in the list of findings, and what the round before left to be looked at. */
export function findingGaps(workspace: Workspace, records: RecordIndex): readonly Gap[] {
  const rechecks = mustRecheck(workspace).map(({ target, title }) =>
    gap(
      'findings',
      `recheck:${target}`,
      `${title}上一轮未通过，请重新核查并改写结果，或写明复核情况`,
    ),
  )
  const unfinished = records.all('finding').flatMap((finding) => {
    const { title, severity, requirement, statusNote } = finding.body
    const target = `finding:${finding.key}`
    const name = isBlank(title) ? '（未写标题）' : quoted(title ?? '')
    const lacks = [
      isBlank(title) ? '标题' : '',
      severity ? '' : '严重程度',
      isBlank(requirement) ? '整改要求' : '',
      !isOpen(finding) && isBlank(statusNote) ? '关闭的依据' : '',
    ].filter((part) => part !== '')
    return lacks.length === 0
      ? []
      : [gap('findings', target, `问题${name}还没有写明${lacks.join('、')}`)]
  })
  return [...rechecks, ...unfinished, ...majorWarnings(records)]
}

/** 严重 does not forbid 通过, but nobody should overlook it. */
function majorWarnings(records: RecordIndex): readonly Gap[] {
  if (records.body('opinion', 'draft').conclusion !== 'passed') return []
  return records
    .all('finding')
    .filter((finding) => isOpen(finding) && finding.body.severity === 'major')
    .map(({ key, body }) =>
      warning(
        'findings',
        `finding:${key}`,
        `结论为通过验收，但严重问题${quoted(body.title ?? '')}还没有关闭`,
      ),
    )
}
