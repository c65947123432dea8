import { comparisonRows } from '../../comparison/rows.ts'
import type { Block } from '../blocks.ts'
import { heading, paragraph } from '../make.ts'
import { planResultTable } from '../plan-result.ts'
import { omission, type Reading } from '../reading.ts'
import { omittedSentence } from './methods.ts'

/** 六、计划与成果对照, with the count of what was achieved. */
export function comparisonBlocks(reading: Reading): readonly Block[] {
  const reason = omission(reading, 'document-review')
  const title = heading(1, '六、计划与成果对照')
  if (reason !== null) {
    return [title, paragraph(`${omittedSentence('document-review', reason)}本报告不作对照。`)]
  }
  const rows = comparisonRows(reading.package)
  const results = rows.map(({ key }) => reading.records.body('comparison', key).result ?? null)
  const verified = results.filter((result) => result !== null).length
  const achieved = results.filter((result) => result === 'achieved').length
  return [
    title,
    paragraph(`对照项${rows.length}项，已核实${verified}项，达成${achieved}项。`),
    planResultTable(reading),
  ]
}
