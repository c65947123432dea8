/** Results of one step of a script; their places are the keys 1 to 4. */
export const STEP_RESULTS = [
  { value: 'pass', label: '通过', tone: 'ok' },
  { value: 'partly', label: '部分通过', tone: 'warn' },
  { value: 'fail', label: '未通过', tone: 'bad' },
  { value: 'not-shown', label: '未演示', tone: 'neutral' },
] as const
