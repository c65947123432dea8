import { listGaps } from '../../../shared/domain/checks/gaps.ts'
import { reasonsNotToPass } from '../../../shared/domain/checks/opinion-gaps.ts'
import { lastRectificationDay, localDate } from '../../../shared/domain/opinion/calendar.ts'
import { draftOpinionText } from '../../../shared/domain/opinion/draft-text.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Call } from '../dispatch.ts'
import { playVotes } from './panel.ts'
import type { Pen } from './pen.ts'

const ADVICE = '建议企业持续开展数据治理，用好已建系统的数据，稳步推进下一等级的场景建设。'

/** Concludes by the rules, has the panel vote on it and drafts the opinion from the facts. */
export async function playOpinion(call: Call, pen: Pen, taskId: string): Promise<void> {
  const facts = await call('task.get', { taskId })
  const concludedOn = localDate(new Date())
  const obstacles = reasonsNotToPass(facts)
  const draft = pen.records.body('opinion', 'draft')
  const conclusion = draft.conclusion ?? (obstacles.length === 0 ? 'passed' : 'rectify')
  await pen.write('opinion', 'draft', { concludedOn, conclusion })
  if (conclusion === 'rectify') {
    await pen.write('opinion', 'draft', {
      rectificationDueOn: lastRectificationDay(draft.concludedOn ?? concludedOn),
      requirements: `${[...obstacles, '按专家组意见完善后再次申请验收'].join('；')}。`,
    })
  }
  await playVotes(pen, facts.package, conclusion)
  const text = draftOpinionText(await call('task.get', { taskId }))
  await pen.write('opinion', 'draft', { text: `${text}\n${ADVICE}` })
  const gaps = listGaps(await call('task.get', { taskId })).filter(({ isBlocking }) => isBlocking)
  if (gaps.length > 0) {
    const problems = gaps.map(({ step, target, message }) => ({ field: target ?? step, message }))
    throw new AppError({ code: 'gaps-remain', problems })
  }
}
