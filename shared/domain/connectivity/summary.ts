import { indexRecords, type RecordIndex } from '../record/read.ts'
import type { Workspace } from '../task/workspace.ts'
import { connectionState, type ConnectionState } from './connection.ts'

/** The aspect of the rubric (第三章（五）数据贯通程度) that the connections speak for. */
export const CONNECTIVITY_ASPECT = 'data'

export type ConnectivitySummary = {
  readonly total: number
  readonly counts: Readonly<Record<ConnectionState, number>>
}

export function connectivitySummary(records: RecordIndex): ConnectivitySummary {
  const states = records.all('connection').map(({ body }) => connectionState(body))
  const count = (state: ConnectionState) => states.filter((one) => one === state).length
  return {
    total: states.length,
    counts: {
      'automatic-shown': count('automatic-shown'),
      'automatic-claimed': count('automatic-claimed'),
      'manual-shown': count('manual-shown'),
      'manual-claimed': count('manual-claimed'),
      open: count('open'),
    },
  }
}

/** @example '自动且已演示 3 / 5 条' */
export function summaryText({ total, counts }: ConnectivitySummary): string {
  return total === 0 ? '还没有记录' : `自动且已演示 ${counts['automatic-shown']} / ${total} 条`
}

/**
 * The matrix as a paragraph of the drafted opinion; empty without a connection that is filled in.
 *
 * @example '数据贯通：核实系统间数据传递5条，自动传递且现场演示3条，人工传递2条（其中仅口头说明1条）。'
 */
export function connectivityParagraph(workspace: Workspace): string {
  const { total, counts } = connectivitySummary(indexRecords(workspace.records))
  const known = total - counts.open
  if (known === 0) return ''
  const manual = counts['manual-shown'] + counts['manual-claimed']
  const claimed = counts['manual-claimed']
  const parts = [
    `自动传递且现场演示${counts['automatic-shown']}条`,
    counts['automatic-claimed'] > 0 ? `自动传递仅口头说明${counts['automatic-claimed']}条` : '',
    manual > 0 ? `人工传递${manual}条${claimed > 0 ? `（其中仅口头说明${claimed}条）` : ''}` : '',
  ].filter((part) => part !== '')
  return `数据贯通：核实系统间数据传递${known}条，${parts.join('，')}。`
}
