/** What an acceptance ends with (第四章（五）1(4)). */
export type Conclusion = 'passed' | 'rectify'

export const CONCLUSION_NAMES: Readonly<Record<Conclusion, string>> = {
  passed: '通过验收',
  rectify: '未通过验收，限期整改',
}
