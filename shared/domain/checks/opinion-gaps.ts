import { findIndicatorSet, findMaterialList } from '../../catalog/index.ts'
import { openFindings } from '../findings/findings.ts'
import { lastRectificationDay } from '../opinion/calendar.ts'
import { indexRecords, verifiedSheet, type RecordIndex } from '../record/read.ts'
import { isBlank } from '../record/text.ts'
import { scoreSheet } from '../scoring/index.ts'
import type { Workspace } from '../task/workspace.ts'
import { gap, type Gap } from './gap.ts'

export function opinionGaps(workspace: Workspace, records: RecordIndex): readonly Gap[] {
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

/**
 * Why the conclusion can't be 通过, as Chinese sentences; empty when it can.
 *
 * The required materials must have been looked at even where the step as a whole was left out
 * (第四章（五）1(2)): a written reason replaces a step, not the papers.
 */
export function reasonsNotToPass(workspace: Workspace): readonly string[] {
  const records = indexRecords(workspace.records)
  const set = findIndicatorSet(workspace.package.pinned.indicatorSet.id)
  const level = set ? scoreSheet(set, verifiedSheet(records)).level : 0
  const materials = findMaterialList(workspace.package.pinned.materialList.id)?.materials ?? []
  const lacking = materials.filter(({ code, required }) => {
    const status = records.body('material', code).status
    return required && status !== 'present' && status !== 'not-applicable'
  })
  const vetoes = openFindings(records, ['blocking'])
  return [
    ...(level >= 2
      ? []
      : ['核定等级未达到二级，不能通过验收（实施细则第四章（六）、第五章（三））']),
    ...(lacking.length === 0
      ? []
      : [
          `必备材料未核验、缺失或不一致，不能通过验收：${lacking.map(({ name }) => name).join('、')}`,
        ]),
    ...(vetoes.length === 0
      ? []
      : [`否决问题还没有关闭，不能通过验收：${vetoes.map(({ body }) => body.title).join('、')}`]),
  ]
}
