import { METHOD_STEPS, STEP_NAMES, type MethodStep } from '../../record/terms.ts'
import { withoutStop } from '../../opinion/with-note.ts'
import type { Block } from '../blocks.ts'
import { heading, paragraph, tableOr } from '../make.ts'
import { omission, type Reading } from '../reading.ts'
import { beijingMinute, beijingWords, orNothing } from '../words.ts'
import { demonstrationBlocks } from './demonstrations.ts'
import { interviewList, materialBlocks, questionnaireBlocks } from './method-records.ts'
import { surveyBlocks } from './survey.ts'

const BLOCKS: Readonly<Record<MethodStep, (reading: Reading) => readonly Block[]>> = {
  'document-review': materialBlocks,
  'site-survey': surveyBlocks,
  interview: interviewSection,
  questionnaire: questionnaireBlocks,
  demonstration: demonstrationBlocks,
}

function interviewSection(reading: Reading): readonly Block[] {
  return [...interviewList(reading), paragraph('问答全文见《人员访谈记录》。')]
}

const NUMBERS = ['一', '二', '三', '四', '五', '六'] as const

/** 三、评测方法与过程: each of the five methods, or why it was not used. */
export function methodBlocks(reading: Reading): readonly Block[] {
  return [
    heading(1, '三、评测方法与过程'),
    ...METHOD_STEPS.flatMap((step, place): readonly Block[] => [
      heading(2, `（${NUMBERS[place] ?? ''}）${STEP_NAMES[step]}`),
      ...methodOf(reading, step),
    ]),
    heading(2, `（${NUMBERS[METHOD_STEPS.length] ?? ''}）澄清`),
    tableOr(
      '专家组没有向企业提出书面澄清。',
      '澄清及答复',
      [
        ['提出时间', 2.4],
        ['问题', 5],
        ['答复', 5],
        ['答复人', 2],
      ],
      reading.records
        .all('clarification')
        .map(({ body }) => [
          body.askedAt ? beijingMinute(body.askedAt) : orNothing(''),
          orNothing(body.question),
          orNothing(body.answer),
          orNothing(body.answeredBy),
        ]),
    ),
  ]
}

/** What a method that was not used has on record would contradict that it was not. */
function methodOf(reading: Reading, step: MethodStep): readonly Block[] {
  const reason = omission(reading, step)
  if (reason !== null) return [paragraph(omittedSentence(step, reason))]
  return [paragraph(timeSentence(reading, step)), ...BLOCKS[step](reading)]
}

/** @example '问卷调查未开展，理由：一线员工不足5人。' */
export function omittedSentence(step: MethodStep, reason: string): string {
  const words = withoutStop(reason)
  return `${STEP_NAMES[step]}未开展，${words === '' ? '理由未填写' : `理由：${words}`}。`
}

function timeSentence({ records }: Reading, step: MethodStep): string {
  const { startedAt, closedAt, status } = records.body('step', step)
  const from = startedAt ? `${beijingWords(startedAt)}开始` : ''
  const to = closedAt ? `${beijingWords(closedAt)}完成` : ''
  const time = [from, to].filter((part) => part !== '').join('，')
  if (status !== 'done') return `${STEP_NAMES[step]}尚未标为完成。`
  return time === '' ? `${STEP_NAMES[step]}已完成。` : `${STEP_NAMES[step]}于${time}。`
}
