import { findChecklist, findIndicatorSet, findMaterialList } from '../../catalog/index.ts'
import { lastRectificationDay } from '../opinion/calendar.ts'
import { expertSheet, indexRecords, verifiedSheet, type RecordIndex } from '../record/read.ts'
import { METHOD_STEPS, STEP_NAMES, type MethodStep, type Step } from '../record/terms.ts'
import { isAnswered, scoreSheet } from '../scoring/index.ts'
import type { Workspace } from '../task/workspace.ts'

/** Something still missing before the opinion can be frozen, one click away from its screen. */
export type Gap = {
  readonly step: Step
  /** Element on that screen: `kind:key`, or null for the screen as a whole. */
  readonly target: string | null
  /** A Chinese sentence that says what to do. */
  readonly message: string
  /** False: a warning, which does not keep the panel from signing. */
  readonly isBlocking: boolean
}

/**
 * What is missing at any time; freezing is refused while a blocking gap is in the list.
 *
 * The conclusion follows the rules: 通过 needs a verified level of at least 二级 (第四章（六）,
 * 第五章（三）) and the required materials; 整改 ends at most one month later (第四章（五）1(4)).
 */
export function listGaps(workspace: Workspace): readonly Gap[] {
  const records = indexRecords(workspace.records)
  return [
    ...materialGaps(workspace, records),
    ...checkpointGaps(workspace, records),
    ...METHOD_STEPS.flatMap((step) => stepGaps(records, step)),
    ...scoringGaps(workspace, records),
    ...opinionGaps(workspace, records),
  ]
}

export function blockingGaps(workspace: Workspace): readonly Gap[] {
  return listGaps(workspace).filter((gap) => gap.isBlocking)
}

const gap = (step: Step, target: string | null, message: string): Gap => ({
  step,
  target,
  message,
  isBlocking: true,
})
const isBlank = (text: string | undefined): boolean => (text ?? '').trim() === ''

function isOmitted(records: RecordIndex, step: MethodStep): boolean {
  const body = records.body('step', step)
  return body.status === 'omitted' && !isBlank(body.reason)
}

function materialGaps({ package: pkg }: Workspace, records: RecordIndex): readonly Gap[] {
  if (isOmitted(records, 'document-review')) return []
  const list = findMaterialList(pkg.pinned.materialList.id)
  return (list?.materials ?? []).flatMap((material) => {
    const { status, reason } = records.body('material', material.code)
    const target = `material:${material.code}`
    if (!status) {
      return material.required
        ? [gap('document-review', target, `材料“${material.name}”还没有核验`)]
        : []
    }
    return status !== 'present' && isBlank(reason)
      ? [gap('document-review', target, `材料“${material.name}”不是“齐全”，请写明理由`)]
      : []
  })
}

function checkpointGaps({ package: pkg }: Workspace, records: RecordIndex): readonly Gap[] {
  if (isOmitted(records, 'site-survey')) return []
  const list = findChecklist(pkg.pinned.checklist.id)
  return (list?.checkpoints ?? []).flatMap((point) => {
    const { result, note } = records.body('checkpoint', point.code)
    const target = `checkpoint:${point.code}`
    if (!result) return [gap('site-survey', target, `勘查点“${point.title}”还没有结果`)]
    return result !== 'pass' && isBlank(note)
      ? [gap('site-survey', target, `勘查点“${point.title}”不是“符合”，请写明情况`)]
      : []
  })
}

const RECORDS_OF_STEP = {
  interview: '访谈记录',
  questionnaire: '问卷',
  demonstration: '演示记录',
} as const

function stepGaps(records: RecordIndex, step: MethodStep): readonly Gap[] {
  const { status, reason } = records.body('step', step)
  const name = STEP_NAMES[step]
  if (!status) return [gap(step, `step:${step}`, `“${name}”还没有标为完成`)]
  if (status === 'omitted') {
    return isBlank(reason) ? [gap(step, `step:${step}`, `“${name}”未开展，请写明理由`)] : []
  }
  if (step === 'document-review' || step === 'site-survey') return []
  return records.all(step).length === 0
    ? [gap(step, `step:${step}`, `“${name}”标为完成，但还没有一份${RECORDS_OF_STEP[step]}`)]
    : []
}

function scoringGaps(workspace: Workspace, records: RecordIndex): readonly Gap[] {
  const set = findIndicatorSet(workspace.package.pinned.indicatorSet.id)
  if (!set) return []
  const experts = workspace.package.panel.experts
  const handingIn = experts.flatMap((expert) => {
    const sheet = records.body('score-sheet', expert.id)
    const isExcused = expert.role === 'member' && !isBlank(sheet.absenceReason)
    return sheet.handedInAt || isExcused
      ? []
      : [gap('scoring', `score-sheet:${expert.id}`, `专家 ${expert.name} 还没有提交打分`)]
  })
  const verified = verifiedSheet(records)
  const sheets = experts
    .filter((expert) => records.body('score-sheet', expert.id).handedInAt)
    .map((expert) => expertSheet(records, expert.id))
  const items = set.items.flatMap((item) => {
    const target = `verified-item:${item.code}`
    const answer = verified.items[item.code]
    const name = `${item.code} ${item.title}`
    if (!isAnswered(answer)) return [gap('scoring', target, `采集项 ${name} 还没有专家组核定值`)]
    const differs = sheets.some((sheet) => !isSameAnswer(sheet.items[item.code], answer))
    return differs && isBlank(records.body('verified-item', item.code).reason)
      ? [gap('scoring', target, `采集项 ${name} 的核定值与专家打分不一致，请写明理由`)]
      : []
  })
  const scenarios = set.scenarios.flatMap((scenario) => {
    const target = `verified-scenario:${scenario.code}`
    const level = verified.scenarios[scenario.code]
    const name = `${scenario.code} ${scenario.title}`
    if (level === undefined) return [gap('scoring', target, `场景 ${name} 还没有专家组核定等级`)]
    const differs = sheets.some((sheet) => sheet.scenarios[scenario.code] !== level)
    return differs && isBlank(records.body('verified-scenario', scenario.code).reason)
      ? [gap('scoring', target, `场景 ${name} 的核定等级与专家打分不一致，请写明理由`)]
      : []
  })
  return [...handingIn, ...items, ...scenarios, ...evidenceWarnings(workspace, records)]
}

/** Answers are equal whatever the order of a multiple choice. */
export function isSameAnswer(a: unknown, b: unknown): boolean {
  const sorted = (answer: unknown) =>
    Array.isArray(answer) ? answer.map(String).toSorted() : answer
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b))
}

/** An item scored above 0 whose verified value no evidence proves is flagged, not refused. */
function evidenceWarnings(workspace: Workspace, records: RecordIndex): readonly Gap[] {
  const set = findIndicatorSet(workspace.package.pinned.indicatorSet.id)
  if (!set) return []
  const points = scoreSheet(set, verifiedSheet(records)).itemMilli
  const linked = new Set(
    workspace.evidence.flatMap(({ links }) => links.map(({ kind, key }) => `${kind}:${key}`)),
  )
  return set.items.flatMap((item) => {
    const isProven = [...linked].some(
      (link) =>
        link === `verified-item:${item.code}` ||
        (link.startsWith('score:') && link.endsWith(`/${item.code}`)),
    )
    return (points[item.code] ?? 0) > 0 && !isProven
      ? [
          {
            step: 'scoring' as const,
            target: `verified-item:${item.code}`,
            message: `采集项 ${item.code} ${item.title} 得分高于 0，但没有关联佐证`,
            isBlocking: false,
          },
        ]
      : []
  })
}

function opinionGaps(workspace: Workspace, records: RecordIndex): readonly Gap[] {
  const draft = records.body('opinion', 'draft')
  const gaps: Gap[] = []
  const add = (field: string, message: string) =>
    gaps.push(gap('opinion', `opinion:${field}`, message))
  if (isBlank(draft.text)) add('text', '审核意见还没有内容')
  if (!draft.concludedOn) add('concludedOn', '请填写结论日期')
  if (!draft.conclusion) add('conclusion', '请选择验收结论')
  if (draft.conclusion === 'passed') {
    for (const message of reasonsNotToPass(workspace)) add('conclusion', message)
  }
  if (draft.conclusion === 'rectify') {
    if (isBlank(draft.requirements)) add('requirements', '未通过验收，请写明整改要求')
    if (!draft.rectificationDueOn) add('rectificationDueOn', '未通过验收，请填写整改期限')
    else if (draft.concludedOn) {
      const last = lastRectificationDay(draft.concludedOn)
      if (draft.rectificationDueOn > last) {
        add(
          'rectificationDueOn',
          `整改期限最长 1 个月，不得晚于 ${last}（实施细则第四章（五）1(4)）`,
        )
      } else if (draft.rectificationDueOn <= draft.concludedOn) {
        add('rectificationDueOn', '整改期限应晚于结论日期')
      }
    }
  }
  return gaps
}

/** Why the conclusion can't be 通过, as Chinese sentences; empty when it can. */
export function reasonsNotToPass(workspace: Workspace): readonly string[] {
  const records = indexRecords(workspace.records)
  const set = findIndicatorSet(workspace.package.pinned.indicatorSet.id)
  const level = set ? scoreSheet(set, verifiedSheet(records)).level : 0
  const materials = findMaterialList(workspace.package.pinned.materialList.id)?.materials ?? []
  const lacking = materials.filter(({ code, required }) => {
    const status = records.body('material', code).status
    return required && (status === 'missing' || status === 'inconsistent')
  })
  return [
    ...(level >= 2
      ? []
      : ['核定等级未达到二级，不能通过验收（实施细则第四章（六）、第五章（三））']),
    ...(lacking.length === 0
      ? []
      : [`必备材料缺失或不一致，不能通过验收：${lacking.map(({ name }) => name).join('、')}`]),
  ]
}
