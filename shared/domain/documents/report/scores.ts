import type { Dimension, IndicatorItem } from '../../../catalog/index.ts'
import { formatPoints, groupScores, scoreSheet } from '../../scoring/index.ts'
import type { AnswerSheet } from '../../scoring/types.ts'
import type { BarChart, Block, RadarChart } from '../blocks.ts'
import { heading, paragraph, tableOr } from '../make.ts'
import { itemsOf, type Reading } from '../reading.ts'
import { answerLetters, answerWords, NOTHING, orNothing } from '../words.ts'
import { evidenceNumbers, piecesOn } from './evidence.ts'
import { expertWordsTable } from './expert-words.ts'

/** 四、指标得分: the verified answers and points, the enterprise's claim and the diagnosis beside. */
export function scoreBlocks(reading: Reading): readonly Block[] {
  const { snapshot, set, package: pkg } = reading
  const sheets = [
    { name: '自评', sheet: filled(pkg.selfAssessment.after) },
    { name: '诊断', sheet: filled(pkg.diagnosis) },
    { name: '核定', sheet: snapshot.verified },
  ]
  return [
    heading(1, '四、指标得分'),
    paragraph(
      `专家各自独立打分，全部提交后合议，由组长记录专家组核定值。核定合计${formatPoints(snapshot.score.totalMilli)}分。`,
    ),
    tableOr(
      '指标未设维度。',
      '各维度得分',
      [['维度', 4], ['满分', 2, 'right'], ...sheets.map(({ name }) => [name, 2, 'right'] as const)],
      [
        ...set.dimensions.map((dimension) => [
          dimension.name,
          formatPoints(dimension.maxMilli),
          ...sheets.map(({ sheet }) => pointsOf(reading, sheet, dimension.id)),
        ]),
        [
          '合计',
          formatPoints(set.dimensions.reduce((sum, { maxMilli }) => sum + maxMilli, 0)),
          ...sheets.map(({ sheet }) => pointsOf(reading, sheet, null)),
        ],
      ],
    ),
    radar(reading, sheets),
    bars(reading),
    ...set.dimensions.flatMap((dimension, place) => dimensionBlocks(reading, dimension, place)),
    expertWordsTable(reading, {
      kind: 'score',
      scored: set.items.map(({ code, title }) => ({
        code,
        title: `${code} ${title}`,
        verified: answerLetters(snapshot.verified.items[code]),
      })),
      valueOf: ({ answer }) => answerLetters(answer),
      columns: ['采集项', '专家（打分）：说明'],
      caption: '专家对采集项的打分说明',
      empty: '专家对采集项的打分没有另附说明。',
    }),
  ]
}

type Sheet = { readonly name: string; readonly sheet: AnswerSheet | null }

/** A sheet that a task entered on site leaves empty was not handed in: 0 points would be wrong. */
function filled(sheet: AnswerSheet | null): AnswerSheet | null {
  return sheet && Object.keys(sheet.items).length > 0 ? sheet : null
}

function pointsOf(
  { set }: Reading,
  sheet: AnswerSheet | null,
  dimension: Dimension['id'] | null,
): string {
  if (!sheet) return '未取得'
  const { dimensionMilli, totalMilli } = scoreSheet(set, sheet)
  return formatPoints(dimension === null ? totalMilli : dimensionMilli[dimension])
}

function radar({ set }: Reading, sheets: readonly Sheet[]): RadarChart {
  const groups = groupScores(set, { itemMilli: {} })
  return {
    kind: 'radar',
    caption: '二级指标得分率',
    axes: groups.map(({ group, maxMilli }) => ({ label: group, max: maxMilli })),
    series: sheets.flatMap(({ name, sheet }) =>
      sheet
        ? [{ name, values: groupScores(set, scoreSheet(set, sheet)).map(({ milli }) => milli) }]
        : [],
    ),
  }
}

function bars({ set, snapshot }: Reading): BarChart {
  return {
    kind: 'bars',
    caption: '二级指标核定得分',
    bars: groupScores(set, snapshot.score).map(({ group, milli, maxMilli }) => ({
      label: group,
      value: milli,
      max: maxMilli,
      text: `${formatPoints(milli)} / ${formatPoints(maxMilli)} 分`,
    })),
  }
}

/** With the numbers of its evidence in the list. */
function itemTitle(reading: Reading, { code, title }: IndicatorItem): string {
  const numbers = evidenceNumbers(reading, piecesOn(reading, code))
  return `${code} ${title}${numbers === '' ? '' : `\n佐证 ${numbers}`}`
}

const NUMBERS = ['一', '二', '三', '四', '五'] as const

function dimensionBlocks(
  reading: Reading,
  { id, name, maxMilli }: Dimension,
  place: number,
): readonly Block[] {
  const { snapshot, records, package: pkg } = reading
  const points = formatPoints(snapshot.score.dimensionMilli[id])
  return [
    heading(2, `（${NUMBERS[place] ?? ''}）${name}（${points} / ${formatPoints(maxMilli)} 分）`),
    tableOr(
      '这一维度没有采集项。',
      `${name}采集项`,
      [
        ['采集项', 3],
        ['专家组核定', 6],
        ['得分', 1.6, 'right'],
        ['满分', 1.3, 'right'],
        ['自评', 1.5, 'center'],
        ['诊断', 1.5, 'center'],
        ['核定理由', 4],
      ],
      itemsOf(reading, id).map((item) => [
        itemTitle(reading, item),
        answerWords(item, snapshot.verified.items[item.code]),
        formatPoints(snapshot.score.itemMilli[item.code] ?? 0),
        formatPoints(item.maxMilli),
        answerLetters(pkg.selfAssessment.after.items[item.code]),
        pkg.diagnosis ? answerLetters(pkg.diagnosis.items[item.code]) : NOTHING,
        orNothing(records.body('verified-item', item.code).reason),
      ]),
    ),
  ]
}
