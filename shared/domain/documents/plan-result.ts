import { comparisonRows, type ComparisonPart } from '../comparison/rows.ts'
import type { Block } from './blocks.ts'
import { tableOr } from './make.ts'
import { hasPlan, type Reading } from './reading.ts'
import { codeWord, orNothing } from './words.ts'

/** 计划与成果对照: what was planned (附件3), what is claimed (附件4), and what the panel verified. */
export function planResultTable(reading: Reading): Block {
  const { package: pkg, records } = reading
  return tableOr(
    '没有对照项。',
    '计划与成果对照',
    [
      ['对照项', 2.2],
      [hasPlan(reading) ? '备案计划（附件3）' : '备案计划（未取得附件3）', 4],
      ['完成情况（附件4）', 4],
      ['核实', 1.4, 'center'],
      ['核实情况', 3.8],
    ],
    comparisonRows(pkg).map(({ key, title, planned, claimed, differences }) => {
      const { result, verified } = records.body('comparison', key)
      const words = [...differences, (verified ?? '').trim()].filter((word) => word !== '')
      return [
        title,
        partsText(planned),
        partsText(claimed),
        codeWord('comparison.result', result),
        orNothing(words.join('；')),
      ]
    }),
  )
}

function partsText(parts: readonly ComparisonPart[]): string {
  return orNothing(
    parts
      .filter(({ text }) => text.trim() !== '')
      .map(({ label, text }) => `${label}：${text.trim()}`)
      .join('\n'),
  )
}
