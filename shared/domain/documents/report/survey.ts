import { findChecklist } from '../../../catalog/index.ts'
import { differencesFromContract } from '../../deliverable/deliverable.ts'
import { equipmentSums } from '../../equipment/equipment.ts'
import { percentText } from '../../questionnaire/statistics.ts'
import { surveyAreas, surveyPoints } from '../../survey/points.ts'
import { POINT_RESULTS } from '../../survey/results.ts'
import type { Block } from '../blocks.ts'
import { paragraph, tableOr } from '../make.ts'
import type { Reading } from '../reading.ts'
import { codeWord, linesOf, orNothing } from '../words.ts'

/** What was seen on the walk: counts by area, what was wanting, the machines, the deliverables. */
export function surveyBlocks(reading: Reading): readonly Block[] {
  return [...areaBlocks(reading), ...equipmentBlocks(reading), deliverableTable(reading)]
}

function areaBlocks({ package: pkg, records }: Reading): readonly Block[] {
  const points = surveyPoints(pkg, records).map((point) => ({
    ...point,
    ...{ result: records.body(point.kind, point.key).result ?? null },
    ...{ note: records.body(point.kind, point.key).note },
  }))
  const seen = points.filter(({ result }) => result !== null)
  const walk = findChecklist(pkg.pinned.checklist.id)?.areas ?? []
  const rows = surveyAreas(seen, walk).map(({ name, points: inArea }) => {
    const keys = new Set(inArea.map(({ key }) => key))
    const results = seen.filter(({ key }) => keys.has(key)).map(({ result }) => result)
    const count = (value: string) => String(results.filter((one) => one === value).length)
    return [name, String(results.length), ...POINT_RESULTS.map(({ value }) => count(value))]
  })
  const wanting = seen.filter(({ result }) => result === 'partly' || result === 'fail')
  return [
    tableOr(
      '没有勘查点的记录。',
      `勘查点 ${points.length} 个，已查看 ${seen.length} 个`,
      [
        ['区域', 4],
        ['查看', 1, 'center'],
        ...POINT_RESULTS.map(({ label }) => [label, 1.3, 'center'] as const),
      ],
      rows,
    ),
    tableOr(
      '查看的勘查点没有部分符合或不符合的。',
      '存在不足的勘查点',
      [
        ['区域', 2.5],
        ['勘查点', 4],
        ['结果', 1.6, 'center'],
        ['情况记录', 5],
      ],
      wanting.map(({ kind, area, title, result, note }) => [
        area,
        orNothing(title),
        codeWord(`${kind}.result`, result),
        orNothing(note),
      ]),
    ),
  ]
}

function equipmentBlocks({ records }: Reading): readonly Block[] {
  const sums = equipmentSums(records.all('equipment').map(({ body }) => body))
  if (sums.rows === 0) return [paragraph('没有填写设备清单。')]
  const share = (count: number) => {
    const percent = percentText(count, sums.total)
    return percent === null ? '' : `（${percent}%）`
  }
  return [
    paragraph(
      `设备清单${sums.rows}行，生产设备${sums.total}台，其中数字化设备${sums.digital}台${share(sums.digital)}，联网设备${sums.connected}台${share(sums.connected)}。`,
    ),
  ]
}

function deliverableTable({ package: pkg, records }: Reading): Block {
  return tableOr(
    '任务包未列合同交付清单。',
    '合同交付核对',
    [
      ['交付物', 4],
      ['品牌型号', 3],
      ['数量', 1, 'right'],
      ['核对结果', 2, 'center'],
      ['说明', 4],
    ],
    pkg.filing.deliverables.map((promised, place) => {
      const found = records.body('deliverable', String(place))
      const words = [...differencesFromContract(promised, found), ...linesOf(found.note)]
      return [
        promised.name,
        orNothing([promised.brand, promised.model].filter((part) => part !== '').join(' ')),
        String(promised.quantity),
        codeWord('deliverable.status', found.status),
        orNothing(words.join('；')),
      ]
    }),
  )
}
