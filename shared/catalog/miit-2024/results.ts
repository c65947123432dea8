import type { IndicatorItem, ItemInput } from '../types.ts'

/** "Last" is 上年, "Previous" is 前年; the works lie between them or before. */
const revenueInputs: readonly ItemInput[] = [
  { key: 'revenuePrevious', label: '前年营业收入', unit: '万元', kind: 'amount' },
  { key: 'revenueLast', label: '上年营业收入', unit: '万元', kind: 'amount' },
]

const noTolerance = '“持平”没有公布允许的偏差，按完全相等判断。'

/** 数字化成效, 20 points. */
export const resultItems: readonly IndicatorItem[] = [
  {
    code: 'R1',
    dimension: 'results',
    group: '绿色低碳',
    title: '绿色低碳',
    question: '数字化改造后每百元营业收入中综合能源消费量相比改造前的变化',
    type: 'single',
    maxMilli: 7000,
    options: [
      { code: 'A', label: '增加', milli: 0 },
      { code: 'B', label: '持平', milli: 3500 },
      { code: 'C', label: '降低', milli: 7000 },
    ],
    inputs: [
      {
        key: 'energyPrevious',
        label: '前年综合能源消费量',
        unit: '吨标准煤',
        kind: 'amount',
      },
      { key: 'energyLast', label: '上年综合能源消费量', unit: '吨标准煤', kind: 'amount' },
      ...revenueInputs,
    ],
    // Tonnes per 10,000 yuan x 10 = kilograms per hundred yuan.
    compute: {
      kind: 'change',
      before: { numeratorKey: 'energyPrevious', denominatorKey: 'revenuePrevious' },
      after: { numeratorKey: 'energyLast', denominatorKey: 'revenueLast' },
      scale: 10,
      suffix: '',
      choices: { rose: 'A', same: 'B', fell: 'C' },
    },
    judgingNote: `综合能源消费量按统计局 205-1、205-2 表口径；单位为每百元营业收入千克标准煤。${noTolerance}`,
    evidenceHints: ['能源系统截图', '205-1 表或财务账目', '改造前后对比说明'],
    certainty: 'API+WEB+T3',
    certaintyNote:
      '官方问卷只要求填两年能源消费量；变化是相对每百元营业收入而言，故同时需要两年营业收入。',
  },
  {
    code: 'R2',
    dimension: 'results',
    group: '产品质量',
    title: '产品质量',
    question: '数字化改造后月均产品合格率相比改造前的变化',
    type: 'single',
    maxMilli: 7000,
    options: [
      { code: 'A', label: '降低', milli: 0 },
      { code: 'B', label: '持平', milli: 3500 },
      { code: 'C', label: '增加', milli: 7000 },
    ],
    inputs: [
      { key: 'passRateBefore', label: '改造前月均产品合格率', unit: '%', kind: 'percent' },
      { key: 'passRateAfter', label: '改造后月均产品合格率', unit: '%', kind: 'percent' },
    ],
    compute: {
      kind: 'change',
      before: { numeratorKey: 'passRateBefore', denominatorKey: null },
      after: { numeratorKey: 'passRateAfter', denominatorKey: null },
      scale: 1,
      suffix: '%',
      choices: { rose: 'C', same: 'B', fell: 'A' },
    },
    judgingNote: `改造前后取同样的产品范围和月数。${noTolerance}`,
    evidenceHints: ['质量系统截图', '合格率报表', '改造前后对比'],
    certainty: 'API+WEB+T3',
    certaintyNote: '官方问卷只有一栏“具体数值”；改造前、改造后两栏为本工具设计。',
  },
  {
    code: 'R3',
    dimension: 'results',
    group: '市场效益',
    title: '市场表现',
    question: '上年度人均营业收入相比前年变化',
    type: 'single',
    maxMilli: 3000,
    options: [
      { code: 'A', label: '降低', milli: 0 },
      { code: 'B', label: '持平', milli: 1500 },
      { code: 'C', label: '增加', milli: 3000 },
    ],
    inputs: [
      ...revenueInputs,
      { key: 'headsPrevious', label: '前年员工人数', unit: '人', kind: 'count' },
      { key: 'headsLast', label: '上年员工人数', unit: '人', kind: 'count' },
    ],
    compute: {
      kind: 'change',
      before: { numeratorKey: 'revenuePrevious', denominatorKey: 'headsPrevious' },
      after: { numeratorKey: 'revenueLast', denominatorKey: 'headsLast' },
      scale: 1,
      suffix: '',
      choices: { rose: 'C', same: 'B', fell: 'A' },
    },
    judgingNote: `单位为万元/人，员工人数取年平均人数。${noTolerance}`,
    evidenceHints: ['平均人数证明（社保或统计）', '近两年营业收入'],
    certainty: 'API+WEB+T3',
  },
  {
    code: 'R4',
    dimension: 'results',
    group: '市场效益',
    title: '价值效益',
    question: '上年度每百元营业收入中的成本相比前年变化',
    type: 'single',
    maxMilli: 3000,
    options: [
      { code: 'A', label: '增加', milli: 0 },
      { code: 'B', label: '持平', milli: 1500 },
      { code: 'C', label: '降低', milli: 3000 },
    ],
    inputs: [
      { key: 'costPrevious', label: '前年成本', unit: '万元', kind: 'amount' },
      { key: 'costLast', label: '上年成本', unit: '万元', kind: 'amount' },
      ...revenueInputs,
    ],
    compute: {
      kind: 'change',
      before: { numeratorKey: 'costPrevious', denominatorKey: 'revenuePrevious' },
      after: { numeratorKey: 'costLast', denominatorKey: 'revenueLast' },
      scale: 100,
      suffix: '',
      choices: { rose: 'A', same: 'B', fell: 'C' },
    },
    judgingNote: `单位为元（每百元营业收入中的成本）；营业收入与 R3 相同。${noTolerance}`,
    evidenceHints: ['成本明细', '两年财务对比', '成本分析'],
    certainty: 'API+WEB+T3',
  },
]
