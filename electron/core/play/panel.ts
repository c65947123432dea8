import { v7 as uuidv7 } from 'uuid'
import type { Conclusion } from '../../../shared/domain/opinion/conclusion.ts'
import {
  hasPromised,
  presentExperts,
  PROMISE_TEXT,
  withdrawalChanges,
} from '../../../shared/domain/panel/attendance.ts'
import type { TaskPackage } from '../../../shared/formats/task-package.ts'
import { handwriting } from './handwriting.ts'
import type { Pen } from './pen.ts'

/** Opens the panel: everyone present signs in, declares no conflict of interest and promises. */
export async function playOpening(pen: Pen, { panel }: TaskPackage): Promise<void> {
  const now = new Date().toISOString()
  await pen.write('panel', 'panel', { openedAt: now, leaderChosenBy: 'named' })
  const missing = await playWithdrawals(pen, panel.experts)
  for (const { id, name } of presentExperts(pen.records, panel.experts)) {
    if (missing.includes(id)) continue
    await pen.write('attendance', id, { arrivedAt: now, conflict: 'none' })
    if (hasPromised(pen.records.body('attendance', id))) continue
    const promise = { promisedAt: now, promiseText: PROMISE_TEXT, promiseInk: handwriting(name) }
    await pen.write('attendance', id, promise)
  }
  if (pen.records.all('clarification').length > 0) return
  await pen.write('clarification', uuidv7(), {
    askedAt: now,
    question: '请说明看板与台账中设备数量不一致的原因。',
    answer: '看板含在建产线的设备，已提供分线台账。',
    answeredBy: '信息化主管',
    answeredAt: now,
  })
}

/** Members who declared a conflict and are still on the panel withdraw; answers their ids. */
async function playWithdrawals(
  pen: Pen,
  experts: TaskPackage['panel']['experts'],
): Promise<readonly string[]> {
  const leaving = presentExperts(pen.records, experts).filter(
    ({ id, role }) =>
      role === 'member' && pen.records.body('attendance', id).conflict === 'declared',
  )
  for (const { id } of leaving) {
    await pen.write('attendance', id, { conflictNote: '与企业有利益关系' })
    for (const { kind, key, changes } of withdrawalChanges(id, '声明了利益冲突', {
      shortReason: '其余专家专业齐全，可以继续验收',
    })) {
      await pen.write(kind, key, changes)
    }
  }
  return leaving.map(({ id }) => id)
}

/** Everyone present agrees, but for what a person has voted already. */
export async function playVotes(
  pen: Pen,
  { panel }: TaskPackage,
  conclusion: Conclusion,
): Promise<void> {
  for (const { id } of presentExperts(pen.records, panel.experts)) {
    if (pen.records.body('vote', id).conclusion === conclusion) continue
    await pen.write('vote', id, { vote: 'agree', conclusion })
  }
}

/** Closes the panel: the last thing before the opinion is frozen. */
export async function playClosing(pen: Pen, { panel }: TaskPackage): Promise<void> {
  const now = new Date().toISOString()
  await pen.write('panel', 'panel', { closedAt: now })
  for (const { id } of presentExperts(pen.records, panel.experts)) {
    await pen.write('attendance', id, { leftAt: now })
  }
}
