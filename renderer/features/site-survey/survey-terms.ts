/** Answers offered for a checkpoint; their places are the keys 1 to 4. */
export const CHECKPOINT_RESULTS = [
  { value: 'pass', label: '符合', tone: 'ok' },
  { value: 'partly', label: '部分符合', tone: 'warn' },
  { value: 'fail', label: '不符合', tone: 'bad' },
  { value: 'not-applicable', label: '不适用', tone: 'neutral' },
] as const
