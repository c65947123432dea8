import { findIndicatorSet } from '../../catalog/index.ts'
import { usageByCode } from '../evidence/usage.ts'
import { sheetState } from '../panel/handing-in.ts'
import { expertSheet, verifiedSheet, type RecordIndex } from '../record/read.ts'
import { isBlank } from '../record/text.ts'
import { isAnswered, isSameAnswer } from '../scoring/index.ts'
import type { Workspace } from '../task/workspace.ts'
import { gap, warning, type Gap } from './gap.ts'

export function scoringGaps(workspace: Workspace, records: RecordIndex): readonly Gap[] {
  const set = findIndicatorSet(workspace.package.pinned.indicatorSet.id)
  if (!set) return []
  const experts = workspace.package.panel.experts
  const handingIn = experts
    .filter((expert) => sheetState(records, expert).state === 'open')
    .map(({ id, name }) => gap('scoring', `score-sheet:${id}`, `专家 ${name} 还没有提交打分`))
  const verified = verifiedSheet(records)
  const sheets = experts
    .filter((expert) => sheetState(records, expert).state === 'in')
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

/** What is verified above its base and no evidence proves is flagged, not refused. */
function evidenceWarnings(workspace: Workspace, records: RecordIndex): readonly Gap[] {
  const set = findIndicatorSet(workspace.package.pinned.indicatorSet.id)
  if (!set) return []
  return usageByCode(workspace, records, set)
    .filter(({ isUnproven }) => isUnproven)
    .map(({ kind, code, title }) =>
      warning(
        'scoring',
        `verified-${kind}:${code}`,
        kind === 'item'
          ? `采集项 ${code} ${title} 得分高于 0，但没有关联佐证`
          : `场景 ${code} ${title} 核定高于“无”，但没有关联佐证`,
      ),
    )
}
