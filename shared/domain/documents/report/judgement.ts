import { presentExperts } from '../../panel/attendance.ts'
import { criteriaOf, expertMarks, markOf, panelRubric, rubricOf } from '../../panel/rubric-marks.ts'
import { taskWeights } from '../../panel/rubric-weights.ts'
import { countVotes, votesOn } from '../../panel/votes.ts'
import { CONCLUSION_NAMES } from '../../opinion/conclusion.ts'
import { formatPoints } from '../../scoring/index.ts'
import type { Block } from '../blocks.ts'
import { heading, paragraph, tableOr } from '../make.ts'
import type { Reading } from '../reading.ts'
import { codeWord, markWords, NOTHING, orNothing } from '../words.ts'
import { expertWordsTable } from './expert-words.ts'

/** 七、验收评议与表决: the rubric by criterion and expert, the vote and every dissent. */
export function judgementBlocks(reading: Reading): readonly Block[] {
  return [
    heading(1, '七、验收评议与表决'),
    heading(2, '（一）验收评议'),
    ...rubricBlocks(reading),
    heading(2, '（二）表决'),
    ...voteBlocks(reading),
  ]
}

/** The rubric with the weights that the snapshot pins. */
export function rubricOfReading({ package: pkg, snapshot }: Reading) {
  const records = snapshot.records.map((record) => ({ ...record, taskId: snapshot.task.id }))
  return rubricOf({ package: pkg, rubricWeights: taskWeights(pkg, records, null) })
}

function rubricBlocks(reading: Reading): readonly Block[] {
  const { records, experts } = reading
  const rubric = rubricOfReading(reading)
  const present = presentExperts(records, experts)
  const sheets = rubric ? present.map(({ id }) => expertMarks(records, rubric, id)) : []
  if (!rubric || sheets.every((marks) => Object.keys(marks).length === 0)) {
    return [paragraph('没有验收评议的评分。')]
  }
  const result = panelRubric(rubric, sheets)
  const { source } = records.body('rubric-weights', 'rubric')
  const total = result.totalMilli === null ? '不适用' : `${formatPoints(result.totalMilli)}分`
  return [
    paragraph(
      `按企业应用成效、数据贯通程度、投入产出比、企业管理体制配套改革等方面评议（实施细则第三章（五））。权重来源：${codeWord('rubric-weights.source', source ?? 'template')}。${present.length}名专家加权平均${total}。`,
    ),
    tableOr(
      '评议表没有评价方面。',
      '各方面得分（百分制）',
      [
        ['评价方面', 5],
        ['权重', 2, 'center'],
        ['专家平均', 2, 'right'],
      ],
      rubric.aspects.map(({ id, name, weight }) => {
        const milli = result.aspects.find((aspect) => aspect.id === id)?.milli ?? null
        return [name, `${weight}%`, milli === null ? '不适用' : formatPoints(milli)]
      }),
    ),
    tableOr(
      '评议表没有评价要点。',
      '各要点专家评分',
      [
        ['评价要点', 4],
        ['权重', 1.3, 'center'],
        ['专家评分', 8],
      ],
      criteriaOf(rubric).map(({ id, title, weight }) => [
        title,
        `${weight}%`,
        present.map(({ name }, place) => `${name} ${markWords(sheets[place]?.[id])}`).join('；'),
      ]),
    ),
    expertWordsTable(reading, {
      kind: 'rubric-mark',
      scored: criteriaOf(rubric).map(({ id, title }) => ({ code: id, title })),
      valueOf: (body) => markWords(markOf(body)),
      columns: ['评价要点', '专家（评分）：理由'],
      caption: '扣分和不适用的理由',
      empty: '各要点均为满分，没有扣分理由。',
    }),
  ]
}

function voteBlocks({ snapshot, records, experts }: Reading): readonly Block[] {
  const { conclusion } = snapshot.opinion
  const votes = votesOn(records, experts, conclusion)
  const { agree, disagree, open } = countVotes(votes)
  const rest = open === 0 ? '' : `，未表决${open}人`
  return [
    paragraph(
      `对结论“${CONCLUSION_NAMES[conclusion]}”表决：同意${agree}票，不同意${disagree}票${rest}。${disagree === 0 ? '' : '不同意见照录如下。'}`,
    ),
    tableOr(
      '没有表决记录。',
      '逐人表决',
      [
        ['专家', 2],
        ['表决', 1.6, 'center'],
        ['不同意见', 8],
      ],
      votes.map(({ expert, vote, dissent }) => [
        expert.name,
        vote === null ? '未表决' : codeWord('vote.vote', vote),
        vote === 'disagree' ? orNothing(dissent) : NOTHING,
      ]),
    ),
  ]
}
