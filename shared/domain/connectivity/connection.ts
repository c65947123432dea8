import type { RecordBody } from '../record/kinds.ts'
import { isBlank } from '../record/text.ts'

export type Connection = RecordBody<'connection'>

/** How the data goes over, in the order of the keys 1 and 2. */
export const CONNECTION_MODES = [
  { value: 'automatic', label: '自动传递' },
  { value: 'manual', label: '人工传递' },
] as const

/** How the panel knows. */
export const CONNECTION_PROOFS = [
  { value: 'shown', label: '现场演示' },
  { value: 'claimed', label: '仅口头说明' },
] as const

/** What one connection shows in the matrix; `open` while something is not filled in yet. */
export type ConnectionState =
  'automatic-shown' | 'automatic-claimed' | 'manual-shown' | 'manual-claimed' | 'open'

/** A sign and words for each state: never told by colour alone. Filled is shown, hollow is claimed. */
export const CONNECTION_STATES = {
  'automatic-shown': { sign: '●', words: '自动，已演示' },
  'automatic-claimed': { sign: '○', words: '自动，仅口头' },
  'manual-shown': { sign: '▲', words: '人工，已演示' },
  'manual-claimed': { sign: '△', words: '人工，仅口头' },
  open: { sign: '…', words: '待补全' },
} as const satisfies Readonly<
  Record<ConnectionState, { readonly sign: string; readonly words: string }>
>

export function connectionState(connection: Connection): ConnectionState {
  const { mode, proof } = connection
  return !mode || !proof || missingInConnection(connection).length > 0 ? 'open' : `${mode}-${proof}`
}

/** What a connection does not say yet, as names of its fields. */
export function missingInConnection(connection: Connection): readonly string[] {
  const { from, to, data, mode, proof } = connection
  return [
    isBlank(from) ? '来源系统' : '',
    isBlank(to) ? '去向系统' : '',
    isBlank(data) ? '传递的数据' : '',
    mode ? '' : '传递方式',
    proof ? '' : '核实方式',
  ].filter((name) => name !== '')
}
