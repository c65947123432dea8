/** The documents of a task, in the order in which they are shown. */
export const DOCUMENT_KINDS = [
  'opinion',
  'report',
  'notice',
  'document-review',
  'interviews',
  'questionnaires',
  'score-sheet',
  'signature-sheet',
  'receipt',
  'bureau-decision',
  'blank-opinion',
] as const
export type DocumentKind = (typeof DOCUMENT_KINDS)[number]

export const DOCUMENT_NAMES: Readonly<Record<DocumentKind, string>> = {
  opinion: '企业数字化改造项目验收意见（附件5）',
  report: '中小企业数字化水平评测报告',
  notice: '整改通知',
  'document-review': '书面材料审核记录',
  interviews: '人员访谈记录',
  questionnaires: '问卷调查统计',
  'score-sheet': '专家评分表',
  'signature-sheet': '签字页（空白）',
  receipt: '上报回执',
  'bureau-decision': '主管部门意见',
  'blank-opinion': '验收意见空白表（附件5）',
}

/** One document that a task has, or could have. */
export type DocumentEntry = {
  /** `report`, or `score-sheet:<expert id>`: what the other calls take. */
  readonly id: string
  readonly kind: DocumentKind
  /** With the expert's name, where there is one document for each. */
  readonly name: string
  /** What a saved file is called. */
  readonly fileName: string
  /** The frozen revision that it is made from; null for a draft or a blank form. */
  readonly revision: number | null
  /** Why it can't be made yet, as a Chinese sentence; null when it can. */
  readonly problem: string | null
}
