import { v7 as uuidv7 } from 'uuid'
import { findMaterialList, findQuestionSet, type Question } from '../../../shared/catalog/index.ts'
import { needsNote } from '../../../shared/domain/deliverable/deliverable.ts'
import { METHOD_STEPS } from '../../../shared/domain/record/terms.ts'
import { surveyPoints } from '../../../shared/domain/survey/points.ts'
import type { TaskPackage } from '../../../shared/formats/task-package.ts'
import { playComparisons } from './comparisons.ts'
import { playConnections, playDemonstrations } from './demonstrations.ts'
import { playInterviews } from './interviews.ts'
import type { Pen } from './pen.ts'
import { playScenarios } from './scenarios.ts'

const QUESTIONNAIRES = 6

/** Fills in the five methods as a panel would find a project in good order. */
export async function playMethods(pen: Pen, pkg: TaskPackage): Promise<void> {
  await playDocuments(pen, pkg)
  await playComparisons(pen, pkg)
  await playSurvey(pen, pkg)
  await playScenarios(pen, pkg)
  await playInterviews(pen, pkg)
  if (pen.records.all('questionnaire').length === 0) await playQuestionnaires(pen, pkg)
  await playDemonstrations(pen, pkg)
  await playConnections(pen, pkg)
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

async function playDocuments(pen: Pen, { pinned, attachments }: TaskPackage): Promise<void> {
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
