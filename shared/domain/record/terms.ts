import type { RecordKind } from './kinds.ts'

/** The five methods (书面材料审核 and 第四章（四）: 人员访谈、问卷调查、系统演示、现场勘查). */
export const METHOD_STEPS = [
  'document-review',
  'site-survey',
  'interview',
  'questionnaire',
  'demonstration',
] as const
export type MethodStep = (typeof METHOD_STEPS)[number]

/** Every screen of a task, in the order of the work. */
export const STEPS = [
  'overview',
  'panel',
  ...METHOD_STEPS,
  'findings',
  'evidence',
  'scoring',
  'opinion',
  'signing',
  'upload',
] as const
export type Step = (typeof STEPS)[number]

export const STEP_NAMES: Readonly<Record<Step, string>> = {
  overview: '项目概览',
  panel: '专家组',
  'document-review': '书面材料审核',
  'site-survey': '现场勘查',
  interview: '人员访谈',
  questionnaire: '问卷调查',
  demonstration: '系统演示',
  findings: '问题与整改',
  evidence: '佐证',
  scoring: '评测打分',
  opinion: '验收意见',
  signing: '签字',
  upload: '上报',
}

/** On which screen a record is written. */
export const STEP_OF_KIND: Readonly<Record<RecordKind, Step | null>> = {
  attendance: 'panel',
  panel: 'panel',
  substitute: 'panel',
  vote: 'panel',
  clarification: 'panel',
  material: 'document-review',
  comparison: 'document-review',
  checkpoint: 'site-survey',
  'own-checkpoint': 'site-survey',
  equipment: 'site-survey',
  deliverable: 'site-survey',
  'scenario-check': 'site-survey',
  interview: 'interview',
  quote: 'interview',
  questionnaire: 'questionnaire',
  demonstration: 'demonstration',
  connection: 'demonstration',
  annotation: 'evidence',
  finding: 'findings',
  recheck: 'findings',
  'rubric-mark': 'scoring',
  'rubric-weights': 'scoring',
  score: 'scoring',
  'scenario-score': 'scoring',
  'score-sheet': 'scoring',
  'verified-item': 'scoring',
  'verified-scenario': 'scoring',
  step: null,
  opinion: 'opinion',
}

/** What a task's progress is counted against: methods, scoring, opinion, signing, upload. */
export const STEPS_TO_CLOSE = METHOD_STEPS.length + 4
