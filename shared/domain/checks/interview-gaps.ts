import { findInterviewOutline } from '../../catalog/index.ts'
import { isConfirmed } from '../interview/confirmation.ts'
import type { RecordIndex } from '../record/read.ts'
import { isBlank } from '../record/text.ts'
import type { Workspace } from '../task/workspace.ts'
import { gap, warning, type Gap } from './gap.ts'

/** Once the interviews are called done, each names its person and is confirmed or refused. */
export function interviewGaps({ package: pkg }: Workspace, records: RecordIndex): readonly Gap[] {
  if (records.body('step', 'interview').status !== 'done') return []
  const roles = findInterviewOutline(pkg.pinned.interviewOutline.id)?.roles ?? []
  const interviews = records.all('interview')
  const open = interviews.flatMap(({ key, body }) => {
    const role = roles.find((one) => one.role === body.role)?.name ?? '未定角色'
    const name = isBlank(body.person) ? `（${role}）` : `“${(body.person ?? '').trim()}”`
    return [
      ...(isBlank(body.person)
        ? [gap('interview', `interview:${key}`, `访谈${name}还没有填写受访人`)]
        : []),
      ...(isConfirmed(body)
        ? []
        : [
            gap(
              'interview',
              `interview:${key}/confirmation`,
              `访谈${name}还没有受访人确认，请受访人签名，或写明拒签理由`,
            ),
          ]),
    ]
  })
  const missing = roles.filter(({ role }) => !interviews.some(({ body }) => body.role === role))
  if (interviews.length === 0 || missing.length === 0) return open
  const names = missing.map(({ name }) => name).join('、')
  return [...open, warning('interview', null, `提纲中还没有访谈的角色：${names}`)]
}
