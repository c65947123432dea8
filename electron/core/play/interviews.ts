import { v7 as uuidv7 } from 'uuid'
import { findInterviewOutline } from '../../../shared/catalog/index.ts'
import { isConfirmed } from '../../../shared/domain/interview/confirmation.ts'
import type { TaskPackage } from '../../../shared/formats/task-package.ts'
import { handwriting } from './handwriting.ts'
import type { Pen } from './pen.ts'

const INTERVIEWEES = [
  { role: 'manager', person: '周建国', position: '总经理', place: '会议室' },
  { role: 'it', person: '孙晓东', position: '信息化主管', place: '机房' },
  { role: 'workshop', person: '李长海', position: '车间主任', place: '生产车间' },
  { role: 'quality', person: '赵敏', position: '质量主管', place: '检测室' },
  { role: 'finance', person: '刘芳', position: '财务主管', place: '财务室' },
  { role: 'worker', person: '王秀梅', position: '操作工', place: '三号产线' },
] as const
/** What one of them said, worth keeping word for word. */
const QUOTE = '现在报工当场就进系统，不用下班再补单子，干到哪一步手机上都能看见。'

/** Interviews everyone of the outline once, each signed; those that are there are signed, too. */
export async function playInterviews(pen: Pen, pkg: TaskPackage): Promise<void> {
  const there = pen.records.all('interview')
  for (const { key, body } of there) {
    if (isConfirmed(body)) continue
    const person = (body.person ?? '').trim() || '受访员工'
    await pen.write('interview', key, { person, ...signedBy(person) })
  }
  if (there.length > 0) return
  const roles = findInterviewOutline(pkg.pinned.interviewOutline.id)?.roles ?? []
  for (const interviewee of INTERVIEWEES) {
    const questions = roles.find(({ role }) => role === interviewee.role)?.questions ?? []
    const key = uuidv7()
    await pen.write('interview', key, {
      ...interviewee,
      heldAt: new Date().toISOString(),
      answers: Object.fromEntries(
        questions.map(({ code, lookFor }) => [code, `受访人能具体说明。要点：${lookFor}`]),
      ),
      summary: '回答与台账、系统演示一致，熟悉本岗位的系统操作。',
      ...signedBy(interviewee.person),
    })
    if (interviewee.role !== 'worker') continue
    await pen.write('quote', uuidv7(), {
      interview: key,
      text: QUOTE,
      items: ['F4'],
      scenarios: ['S06'],
    })
  }
}

function signedBy(person: string) {
  return {
    confirmation: 'signed',
    confirmationInk: handwriting(person),
    confirmedAt: new Date().toISOString(),
  } as const
}
