import { COMPARISON_RESULTS } from '../comparison/results.ts'
import { CONNECTION_MODES, CONNECTION_PROOFS } from '../connectivity/connection.ts'
import { DELIVERABLE_STATUSES } from '../deliverable/deliverable.ts'
import { STEP_RESULTS } from '../demonstration/results.ts'
import { FINDING_STATUS_NAMES, SEVERITY_NAMES } from '../findings/terms.ts'
import { MATERIAL_STATUSES } from '../material/statuses.ts'
import { CONCLUSION_NAMES } from '../opinion/conclusion.ts'
import type { RecordBody, RecordKind } from '../record/kinds.ts'
import { CRITERION_RESULTS } from '../scenario-check/scenario-check.ts'
import { POINT_RESULTS } from '../survey/results.ts'

/** What a record of each kind is called. */
export const KIND_NAMES: Readonly<Record<RecordKind, string>> = {
  attendance: '签到',
  panel: '专家组',
  substitute: '替补专家',
  vote: '表决',
  clarification: '澄清',
  material: '材料',
  comparison: '对照',
  checkpoint: '勘查点',
  'own-checkpoint': '自定义勘查点',
  equipment: '设备',
  deliverable: '合同交付',
  'scenario-check': '场景核查',
  interview: '访谈',
  quote: '要点摘录',
  questionnaire: '问卷',
  demonstration: '系统演示',
  connection: '数据连接',
  annotation: '图片标注',
  finding: '问题',
  recheck: '复核',
  'rubric-mark': '验收评议',
  'rubric-weights': '验收评议权重',
  score: '打分',
  'scenario-score': '场景打分',
  'score-sheet': '打分提交',
  'verified-item': '核定值',
  'verified-scenario': '场景核定',
  step: '步骤',
  opinion: '验收意见',
}

type Words<K extends RecordKind, F extends keyof RecordBody<K>> = Readonly<
  Record<Extract<NonNullable<RecordBody<K>[F]>, string>, string>
>

const CONFIRMATIONS: Words<'interview', 'confirmation'> = { signed: '已签名', refused: '拒绝签名' }
const CONFLICTS: Words<'attendance', 'conflict'> = {
  none: '无利益关系',
  declared: '有利益关系，申请回避',
}
const LEADERS: Words<'panel', 'leaderChosenBy'> = { named: '评测机构指定', elected: '专家组推选' }
const VOTES: Words<'vote', 'vote'> = { agree: '同意', disagree: '不同意' }
const WEIGHT_SOURCES: Words<'rubric-weights', 'source'> = {
  package: '任务包指定',
  institution: '评测机构设定',
  template: '模板',
}
const STEPS: Words<'step', 'status'> = { done: '完成', omitted: '未开展' }

/** Choices as the screens offer them, by code. */
function labels(
  choices: readonly { readonly value: string; readonly label: string }[],
): Readonly<Record<string, string>> {
  return Object.fromEntries(choices.map(({ value, label }) => [value, label]))
}

/** The words that stand for the codes of a field; by kind and field, a map's field for its members. */
export const CODE_WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'attendance.conflict': CONFLICTS,
  'panel.leaderChosenBy': LEADERS,
  'vote.vote': VOTES,
  'vote.conclusion': CONCLUSION_NAMES,
  'material.status': labels(MATERIAL_STATUSES),
  'comparison.result': labels(COMPARISON_RESULTS),
  'checkpoint.result': labels(POINT_RESULTS),
  'own-checkpoint.result': labels(POINT_RESULTS),
  'deliverable.status': labels(DELIVERABLE_STATUSES),
  'scenario-check.criteria': labels(CRITERION_RESULTS),
  'interview.confirmation': CONFIRMATIONS,
  'demonstration.results': labels(STEP_RESULTS),
  'connection.mode': labels(CONNECTION_MODES),
  'connection.proof': labels(CONNECTION_PROOFS),
  'finding.severity': SEVERITY_NAMES,
  'finding.status': FINDING_STATUS_NAMES,
  'step.status': STEPS,
  'rubric-weights.source': WEIGHT_SOURCES,
  'opinion.conclusion': CONCLUSION_NAMES,
}

/** Names of fields where the general one would say the wrong thing. */
export const OWN_FIELD_NAMES: Readonly<Record<string, string>> = {
  'clarification.answer': '答复',
  'checkpoint.note': '情况记录',
  'scenario-check.criteria': '判断标准',
  'scenario-check.level': '现场等级',
  'scenario-check.note': '情况记录',
  'own-checkpoint.note': '情况记录',
  'own-checkpoint.title': '名称',
  'own-checkpoint.code': '编号',
  'comparison.result': '达成情况',
  'demonstration.results': '步骤结果',
  'demonstration.notes': '步骤记录',
  'demonstration.brand': '品牌型号',
  'deliverable.status': '核对结果',
  'finding.status': '处理情况',
  'finding.requirement': '整改要求',
  'finding.title': '问题',
  'step.status': '完成情况',
  'rubric-mark.milli': '评分',
  'rubric-mark.isNotApplicable': '不适用',
  'rubric-mark.reason': '扣分理由',
  'verified-item.reason': '核定理由',
  'verified-scenario.reason': '核定理由',
  'score-sheet.handedInAt': '提交时间',
  'connection.from': '来源系统',
  'connection.to': '去向系统',
  'connection.data': '传递的数据',
  'connection.mode': '传递方式',
  'connection.proof': '核实方式',
  'equipment.total': '总台数',
  'equipment.digital': '数字化台数',
  'equipment.connected': '联网台数',
  'annotation.shapes': '标注',
  'quote.text': '原话',
  'substitute.name': '姓名',
  'substitute.title': '职称',
}
