import { findIndicatorSet } from '../../catalog/index.ts'
import { indexRecords } from '../record/read.ts'
import { claimedLevel, isBelowClaim, scenarioLevelName } from '../scenario-check/scenario-check.ts'
import type { Workspace } from '../task/workspace.ts'

/** Which scenarios were seen on site, and which of them below what the enterprise claims. */
export function scenarioCounts({ package: pkg, records }: Workspace) {
  const index = indexRecords(records)
  const scenarios = findIndicatorSet(pkg.pinned.indicatorSet.id)?.scenarios ?? []
  const seen = scenarios.flatMap(({ code, title }) => {
    const { level, note } = index.body('scenario-check', code)
    const claimed = claimedLevel(pkg, code)
    return typeof level === 'number' ? [{ code, title, level, claimed, note }] : []
  })
  return { seen, below: seen.filter(({ level, claimed }) => isBelowClaim(level, claimed)) }
}

/** @example '“S03 营销管理”现场为二级，申报三级' */
export function belowClaimText({
  code,
  title,
  level,
  claimed,
}: ReturnType<typeof scenarioCounts>['below'][number]): string {
  return `“${code} ${title}”现场为${scenarioLevelName(level)}，申报${scenarioLevelName(claimed ?? 0)}`
}
