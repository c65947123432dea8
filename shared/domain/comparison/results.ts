import type { RecordBody } from '../record/kinds.ts'

export type ComparisonResult = NonNullable<RecordBody<'comparison'>['result']>

/** What was verified of a row, in the order of the keys 1 to 4. */
export const COMPARISON_RESULTS = [
  { value: 'achieved', label: '达成' },
  { value: 'partly', label: '部分达成' },
  { value: 'not-achieved', label: '未达成' },
  { value: 'not-applicable', label: '不适用' },
] as const satisfies readonly { readonly value: ComparisonResult; readonly label: string }[]

/** What was not achieved needs the words of what was seen. */
export function needsWords(result: ComparisonResult | null | undefined): boolean {
  return result === 'partly' || result === 'not-achieved'
}
