import { findQuestionSet, type QuestionSet } from '../../../catalog/index.ts'
import { chineseDate } from '../../opinion/calendar.ts'
import type { Answers } from '../../questionnaire/answers.ts'
import {
  isSmallSample,
  percentText,
  questionnaireStatistics,
  type QuestionStatistics,
} from '../../questionnaire/statistics.ts'
import type { Block, OfficialDocument } from '../blocks.ts'
import { DOCUMENT_NAMES } from '../kinds.ts'
import { documentOf, heading, line, paragraph, tableOr } from '../make.ts'
import { omission, readSource, type Reading } from '../reading.ts'
import { omittedSentence } from '../report/methods.ts'
import type { DocumentSource } from '../source.ts'
import { taskFacts } from '../task-facts.ts'
import { beijingDate, linesOf } from '../words.ts'
import { roleGroups, type RoleGroup } from './role-groups.ts'

/** 问卷调查统计: counts and shares of every question, by post where there are enough, open answers. */
export function questionnairesDocument(source: DocumentSource): OfficialDocument {
  const reading = readSource(source)
  const reason = omission(reading, 'questionnaire')
  const set = findQuestionSet(reading.package.pinned.questionSet.id)
  return documentOf(reading, { title: DOCUMENT_NAMES.questionnaires }, [
    taskFacts(reading),
    ...(reason !== null
      ? [paragraph(omittedSentence('questionnaire', reason))]
      : set
        ? statisticsBlocks(reading, set)
        : [paragraph('任务所用的问卷不在本程序中。')]),
  ])
}

function statisticsBlocks({ records }: Reading, set: QuestionSet): readonly Block[] {
  const filled = records.all('questionnaire')
  if (filled.length === 0) return [paragraph('没有收回问卷。')]
  const answers = filled.map(({ body }) => body.answers ?? {})
  const groups = roleGroups(set, answers)
  const days = filled
    .flatMap(({ body }) => (body.filledAt ? [beijingDate(body.filledAt)] : []))
    .toSorted()
  const period = [...new Set([...days.slice(0, 1), ...days.slice(-1)])].map(chineseDate).join('至')
  return [
    heading(1, '一、回收情况'),
    paragraph(
      `${period}回收《${set.title}》${filled.length}份，问卷${set.isAnonymous ? '不记名' : '记名'}。${isSmallSample(filled.length) ? '份数较少，占比仅供参考。' : ''}${groups.length === 0 ? '各岗位份数不足，不分岗位统计，以免识别个人。' : '不足 3 份的岗位合并统计，以免识别个人。'}占比以回答该题的人数为分母，多选题合计可超过 100%。`,
    ),
    departmentTable(filled.map(({ body }) => (body.department ?? '').trim())),
    heading(1, '二、各题统计'),
    ...questionnaireStatistics(set, answers).flatMap((question, place) =>
      questionBlocks(set, question, place, groups),
    ),
  ]
}

function departmentTable(departments: readonly string[]): Block {
  const counts = Map.groupBy(departments, (name) => name || '未填写')
  return tableOr(
    '问卷没有填写部门。',
    '按部门',
    [
      ['部门', 6],
      ['份数', 2, 'center'],
      ['占比', 2, 'center'],
    ],
    [...counts].map(([name, of]) => [
      name,
      String(of.length),
      `${percentText(of.length, departments.length) ?? '0'}%`,
    ]),
  )
}

function questionBlocks(
  set: QuestionSet,
  question: QuestionStatistics,
  place: number,
  groups: readonly RoleGroup[],
): readonly Block[] {
  const { text, kind, answered, mean, tallies, texts } = question
  const kinds = { single: '单选', multi: '多选', scale: '评分', text: '开放' } as const
  const title = heading(2, `${place + 1}. ${text}（${kinds[kind]}，${answered} 人回答）`)
  if (answered === 0) return [title, paragraph('没有人回答这一题。')]
  if (kind === 'text') {
    return [title, ...texts.map((one, at) => line(`（${at + 1}）${linesOf(one).join('；')}`))]
  }
  return [
    title,
    ...(mean === null ? [] : [paragraph(`平均 ${mean} 分。`)]),
    {
      kind: 'bars',
      caption: '',
      bars: tallies.map(({ label, count, percent }) => ({
        label,
        value: count,
        max: answered,
        text: `${count} 人　${percent ?? '0'}%`,
      })),
    },
    ...(groups.length === 0 || question.code === set.roleQuestion
      ? []
      : [roleTable(set, question, place, groups)]),
  ]
}

function roleTable(
  set: QuestionSet,
  { code, tallies }: QuestionStatistics,
  place: number,
  groups: readonly RoleGroup[],
): Block {
  const byGroup = groups.map(({ questionnaires }) => countsOf(set, code, questionnaires))
  return tableOr(
    '这一题没有选项。',
    `第 ${place + 1} 题按岗位（人）`,
    [
      ['选项', 5],
      ...groups.map(
        ({ label, questionnaires }) =>
          [`${label}（${questionnaires.length}份）`, 2.6, 'center'] as const,
      ),
    ],
    tallies.map((tally) => [
      tally.label,
      ...byGroup.map((counts) => String(counts.get(tally.code) ?? 0)),
    ]),
  )
}

function countsOf(
  set: QuestionSet,
  code: string,
  questionnaires: readonly Answers[],
): ReadonlyMap<string, number> {
  const question = questionnaireStatistics(set, questionnaires).find((one) => one.code === code)
  return new Map((question?.tallies ?? []).map((tally) => [tally.code, tally.count]))
}
