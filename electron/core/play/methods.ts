import { v7 as uuidv7 } from 'uuid'
import {
  findDemonstrationScript,
  findInterviewOutline,
  findMaterialList,
  findQuestionSet,
  type Question,
} from '../../../shared/catalog/index.ts'
import { needsNote } from '../../../shared/domain/deliverable/deliverable.ts'
import { METHOD_STEPS } from '../../../shared/domain/record/terms.ts'
import { surveyPoints } from '../../../shared/domain/survey/points.ts'
import { EFFECT_ASPECTS } from '../../../shared/formats/fields.ts'
import type { TaskPackage } from '../../../shared/formats/task-package.ts'
import type { Pen } from './pen.ts'

const INTERVIEWEES = [
  { role: 'manager', person: '周建国', position: '总经理', place: '会议室' },
  { role: 'it', person: '孙晓东', position: '信息化主管', place: '机房' },
  { role: 'workshop', person: '李长海', position: '车间主任', place: '生产车间' },
  { role: 'worker', person: '王秀梅', position: '操作工', place: '三号产线' },
] as const
const QUESTIONNAIRES = 6

/** Fills in the five methods as a panel would find a project in good order. */
export async function playMethods(pen: Pen, pkg: TaskPackage): Promise<void> {
  await playDocuments(pen, pkg)
  await playSurvey(pen, pkg)
  if (pen.records.all('interview').length === 0) await playInterviews(pen, pkg)
  if (pen.records.all('questionnaire').length === 0) await playQuestionnaires(pen, pkg)
  if (pen.records.all('demonstration').length === 0) await playDemonstrations(pen, pkg)
  for (const step of METHOD_STEPS) {
    const { status } = pen.records.body('step', step)
    await pen.write(
      'step',
      step,
      status === 'omitted'
        ? { reason: '现场条件不具备，经专家组商定不开展' }
        : { status: 'done', closedAt: new Date().toISOString() },
    )
  }
}

async function playDocuments(
  pen: Pen,
  { pinned, attachments, application }: TaskPackage,
): Promise<void> {
  for (const { code, required } of findMaterialList(pinned.materialList.id)?.materials ?? []) {
    const isAttached = attachments.some(({ material }) => material === code)
    const { status } = pen.records.body('material', code)
    if (status && status !== 'present') {
      await pen.write('material', code, { reason: '企业未能提供，已在现场说明' })
    } else if (required || isAttached) {
      await pen.write('material', code, { status: 'present', pages: '1-2' })
    } else {
      await pen.write('material', code, { status: 'not-applicable', reason: '本项目不涉及' })
    }
  }
  for (const aspect of EFFECT_ASPECTS) {
    const { after } = application.effects[aspect]
    if (after === '') await pen.write('comparison', aspect, { result: 'not-applicable' })
    else
      await pen.write('comparison', aspect, {
        result: 'achieved',
        verified: `经查阅台账和系统记录，${clip(after)}`,
      })
  }
}

async function playSurvey(pen: Pen, { pinned, filing }: TaskPackage): Promise<void> {
  const points = surveyPoints({ pinned }, pen.records)
  for (const [index, { kind, key }] of points.entries()) {
    const { result } = pen.records.body(kind, key)
    const isWanting = result ? result !== 'pass' : index === points.length - 3
    if (isWanting) {
      const note = '现场已启用，但部分历史数据尚未补录，建议三个月内补齐。'
      await pen.write(kind, key, { result: 'partly', note })
    } else {
      await pen.write(kind, key, { result: 'pass' })
    }
  }
  for (const [place, { kind }] of filing.deliverables.entries()) {
    const key = String(place)
    const isWanting = needsNote(pen.records.body('deliverable', key).status)
    await pen.write('deliverable', key, {
      status: kind === 'service' ? 'seen' : 'seen-running',
      ...(isWanting ? { note: '已与企业和服务商核对，按补充协议替换。' } : {}),
    })
  }
}

async function playInterviews(pen: Pen, { pinned }: TaskPackage): Promise<void> {
  const outline = findInterviewOutline(pinned.interviewOutline.id)
  for (const interviewee of INTERVIEWEES) {
    const questions = outline?.roles.find(({ role }) => role === interviewee.role)?.questions ?? []
    const answers = Object.fromEntries(
      questions.map(({ code, lookFor }) => [code, `受访人能具体说明。要点：${clip(lookFor)}`]),
    )
    await pen.write('interview', uuidv7(), {
      ...interviewee,
      heldAt: new Date().toISOString(),
      answers,
      summary: '回答与台账、系统演示一致，熟悉本岗位的系统操作。',
    })
  }
}

async function playQuestionnaires(pen: Pen, { pinned }: TaskPackage): Promise<void> {
  const questions = findQuestionSet(pinned.questionSet.id)?.questions ?? []
  for (let index = 0; index < QUESTIONNAIRES; index++) {
    const answers = Object.fromEntries(
      questions.map((question) => [question.code, questionnaireAnswer(question, index)]),
    )
    const department = ['生产部', '质量部', '仓储部'][index % 3] ?? '生产部'
    await pen.write('questionnaire', uuidv7(), {
      department,
      filledAt: new Date().toISOString(),
      answers,
    })
  }
}

function questionnaireAnswer(question: Question, index: number): string | string[] | number {
  switch (question.kind) {
    case 'scale':
      return 3 + (index % 3)
    case 'text':
      return index === 0 ? '报工比以前省事，希望手持终端再多配几台。' : '无'
    case 'single':
      return question.options[index % 2]?.code ?? ''
    case 'multi':
      return question.options
        .filter(({ exclusive }) => !exclusive)
        .slice(0, 1 + (index % 3))
        .map(({ code }) => code)
  }
}

async function playDemonstrations(pen: Pen, { pinned, filing }: TaskPackage): Promise<void> {
  const systems = findDemonstrationScript(pinned.demonstrationScript.id)?.systems ?? []
  const software = filing.deliverables.filter(({ kind }) => kind === 'software')
  const shown = systems.filter(({ system }) => software.some(({ name }) => name.includes(system)))
  for (const { system, name, steps } of (shown.length > 0 ? shown : systems).slice(0, 4)) {
    const delivered = software.find((one) => one.name.includes(system))
    await pen.write('demonstration', uuidv7(), {
      system: delivered?.name ?? name,
      systemType: system,
      provider: delivered?.provider ?? filing.providers[0]?.name ?? '',
      presenter: '孙晓东',
      shownAt: new Date().toISOString(),
      results: Object.fromEntries(steps.map(({ code }) => [code, 'pass' as const])),
      conclusion: '现场调取当日业务数据演示，流程完整，数据与车间现场一致。',
    })
  }
}

/** Keeps a borrowed sentence within a note. */
function clip(text: string): string {
  const characters = Array.from(text)
  return characters.length <= 200 ? text : `${characters.slice(0, 199).join('')}…`
}
