/** Answers offered for a material and for plan against result; their places are the keys 1 to 4. */
export const MATERIAL_STATUSES = [
  { value: 'present', label: '齐全', tone: 'ok' },
  { value: 'missing', label: '缺失', tone: 'bad' },
  { value: 'inconsistent', label: '不一致', tone: 'warn' },
  { value: 'not-applicable', label: '不适用', tone: 'neutral' },
] as const

export const COMPARISON_RESULTS = [
  { value: 'achieved', label: '达成', tone: 'ok' },
  { value: 'partly', label: '部分达成', tone: 'warn' },
  { value: 'not-achieved', label: '未达成', tone: 'bad' },
  { value: 'not-applicable', label: '不适用', tone: 'neutral' },
] as const
