import type { Expert } from '../../formats/task-package.ts'
import { isAllIn, sheetState } from '../panel/handing-in.ts'
import { criteriaOf, expertMarks, panelRubric } from '../panel/rubric-marks.ts'
import { ROLE_NAMES } from '../panel/roles.ts'
import { expertSheet, scoreKey } from '../record/read.ts'
import { formatPoints, rubricScore, scoreSheet } from '../scoring/index.ts'
import type { AnswerSheet } from '../scoring/types.ts'
import { presentExperts } from '../panel/attendance.ts'
import { levelName } from '../../catalog/index.ts'
import type { Block, OfficialDocument } from './blocks.ts'
import { DOCUMENT_NAMES } from './kinds.ts'
import { documentOf, facts, heading, line, paragraph, signersOfReading, tableOr } from './make.ts'
import { itemsOf, readSource, scenarioTitle, type Reading } from './reading.ts'
import { rubricOfReading } from './report/judgement.ts'
import type { DocumentSource } from './source.ts'
import { taskFacts } from './task-facts.ts'
import { answerLetters, beijingMinute, markWords, orNothing, scenarioWord } from './words.ts'

/** 专家评分表: what one expert scored and why, the panel's value beside; null for nobody of the panel. */
export function scoreSheetDocument(
  source: DocumentSource,
  expertId: string,
): OfficialDocument | null {
  const reading = readSource(source)
  const expert = reading.experts.find(({ id }) => id === expertId)
  if (!expert) return null
  const sheet = expertSheet(reading.records, expertId)
  return documentOf(reading, { title: DOCUMENT_NAMES['score-sheet'], subtitle: expert.name }, [
    taskFacts(reading),
    ...expertBlocks(reading, expert, sheet),
    heading(1, '一、采集项'),
    ...reading.set.dimensions.map(({ id, name }) => itemTable(reading, expert, sheet, id, name)),
    heading(1, '二、应用场景'),
    scenarioTable(reading, expert, sheet),
    heading(1, '三、验收评议'),
    ...rubricBlocks(reading, expert),
    {
      kind: 'signatures',
      label: '评分专家签字',
      signers: signersOfReading(reading).filter((signer) => signer.expertId === expertId),
      sealOf: null,
      date: reading.snapshot.opinion.concludedOn,
    },
    line('签字为专家对定稿快照的签字，本表由该快照生成。'),
  ])
}

function expertBlocks(
  { records, set, snapshot }: Reading,
  expert: Expert,
  sheet: AnswerSheet,
): readonly Block[] {
  const state = sheetState(records, expert)
  const own = scoreSheet(set, sheet)
  return [
    facts(2, [
      ['专家', expert.name],
      ['职务', ROLE_NAMES[expert.role]],
      ['工作单位', orNothing(expert.organisation)],
      ['职称和专业', orNothing([expert.title, expert.specialty].filter(Boolean).join('，'))],
      ['提交时间', state.state === 'in' ? beijingMinute(state.handedInAt) : '尚未提交'],
      ['本人评分合计', `${formatPoints(own.totalMilli)} 分，${levelName(own.level)}`],
      [
        '专家组核定',
        `${formatPoints(snapshot.score.totalMilli)} 分，${levelName(snapshot.levels.verified)}`,
      ],
    ]),
  ]
}

function itemTable(
  reading: Reading,
  expert: Expert,
  sheet: AnswerSheet,
  dimension: Reading['set']['dimensions'][number]['id'],
  name: string,
): Block {
  const { set, snapshot, records } = reading
  const own = scoreSheet(set, sheet)
  return tableOr(
    '这一维度没有采集项。',
    `${name}（本人 ${formatPoints(own.dimensionMilli[dimension])} 分，核定 ${formatPoints(snapshot.score.dimensionMilli[dimension])} 分）`,
    [
      ['采集项', 4],
      ['本人评分', 1.8, 'center'],
      ['得分', 1.4, 'right'],
      ['理由', 5],
      ['核定', 1.8, 'center'],
      ['核定得分', 1.6, 'right'],
    ],
    itemsOf(reading, dimension).map(({ code, title }) => [
      `${code} ${title}`,
      answerLetters(sheet.items[code]),
      formatPoints(own.itemMilli[code] ?? 0),
      orNothing(records.body('score', scoreKey(expert.id, code)).note),
      answerLetters(snapshot.verified.items[code]),
      formatPoints(snapshot.score.itemMilli[code] ?? 0),
    ]),
  )
}

function scenarioTable(
  { set, snapshot, records }: Reading,
  expert: Expert,
  sheet: AnswerSheet,
): Block {
  return tableOr(
    '指标未设应用场景。',
    '应用场景等级',
    [
      ['应用场景', 5],
      ['本人评级', 1.8, 'center'],
      ['理由', 5],
      ['核定', 1.8, 'center'],
    ],
    set.scenarios.map((scenario) => [
      scenarioTitle(scenario),
      scenarioWord(sheet.scenarios[scenario.code]),
      orNothing(records.body('scenario-score', scoreKey(expert.id, scenario.code)).note),
      scenarioWord(snapshot.verified.scenarios[scenario.code]),
    ]),
  )
}

function rubricBlocks(reading: Reading, expert: Expert): readonly Block[] {
  const { records, experts } = reading
  const rubric = rubricOfReading(reading)
  if (!rubric) return [paragraph('任务所用的评议表不在本程序中。')]
  const marks = expertMarks(records, rubric, expert.id)
  if (Object.keys(marks).length === 0) return [paragraph('没有验收评议的评分。')]
  const panel = presentExperts(records, experts).map(({ id }) => expertMarks(records, rubric, id))
  const total = (milli: number | null) => (milli === null ? '不适用' : `${formatPoints(milli)} 分`)
  return [
    facts(2, [
      ['本人加权得分', total(rubricScore(rubric, marks).totalMilli)],
      [
        '专家组平均',
        // Before all are in, a draft holds the own marks alone.
        isAllIn(records, experts)
          ? total(panelRubric(rubric, panel).totalMilli)
          : '全部专家提交后给出',
      ],
    ]),
    tableOr(
      '评议表没有评价要点。',
      '各要点评分（百分制）',
      [
        ['评价要点', 5],
        ['权重', 1.4, 'center'],
        ['评分', 1.6, 'center'],
        ['扣分或不适用的理由', 6],
      ],
      criteriaOf(rubric).map(({ id, title, weight }) => [
        title,
        `${weight}%`,
        markWords(marks[id]),
        orNothing(records.body('rubric-mark', scoreKey(expert.id, id)).reason),
      ]),
    ),
  ]
}
