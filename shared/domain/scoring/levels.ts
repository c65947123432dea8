import { levelLabels } from '../../catalog/terms.ts'
import type { Level, LevelRule } from '../../catalog/types.ts'
import { formatPoints } from './points.ts'
import type { LevelCheck, LevelShortfall, ScenarioCount, ScoreResult } from './types.ts'

/** Lower bounds printed in 实施细则 附件4 (1级 20～40 分 ... 4级 80 分以上), in 1/1000 point. */
const annex4Bands: readonly { readonly level: Level; readonly fromMilli: number }[] = [
  { level: 4, fromMilli: 80000 },
  { level: 3, fromMilli: 60000 },
  { level: 2, fromMilli: 40000 },
  { level: 1, fromMilli: 20000 },
]

/**
 * Level by the score bands of 附件4 alone, lower bound inclusive; the scenarios are not asked.
 *
 * Not the rated level: that is `scoreSheet(...).level`.
 */
export function levelByScoreBand(totalMilli: number): Level {
  return annex4Bands.find((band) => totalMilli >= band.fromMilli)?.level ?? 0
}

/** One level rule against the score and the counts of its own level. */
export function levelCheck(
  rule: LevelRule,
  totalMilli: number,
  counts: readonly ScenarioCount[],
): LevelCheck {
  const count = counts.find((entry) => entry.level === rule.level)
  const shortfall: LevelShortfall = {
    level: rule.level,
    scoreShortMilli: Math.max(0, rule.minScoreMilli - totalMilli),
    scenariosShort: Math.max(0, rule.minScenarios - (count?.all ?? 0)),
    bindingShort: Math.max(0, rule.minBinding - (count?.binding ?? 0)),
  }
  return {
    ...shortfall,
    needScoreMilli: rule.minScoreMilli,
    needScenarios: rule.minScenarios,
    needBinding: rule.minBinding,
    isMet:
      shortfall.scoreShortMilli === 0 &&
      shortfall.scenariosShort === 0 &&
      shortfall.bindingShort === 0,
  }
}

/** Highest level whose check passes, 0 when none does. */
export function highestMet(
  checks: readonly LevelCheck[],
  passes: (check: LevelCheck) => boolean,
): Level {
  return checks.findLast(passes)?.level ?? 0
}

/**
 * Why not the next level, for people.
 *
 * The scenario figure is what has to be raised to that level at the least: where more binding
 * scenarios are missing than scenarios in all, the binding ones bring the others along.
 *
 * @example '距三级还差：基础分 3.5；场景 2 个（其中约束性 1 个）'
 * @example '距二级还差：约束性场景 1 个'
 */
export function explainNextLevel(result: ScoreResult): string {
  const next = result.nextLevel
  if (next === null) return `已达最高等级（${levelLabels[result.level]}）`
  const parts = [
    ...(next.scoreShortMilli > 0 ? [`基础分 ${formatPoints(next.scoreShortMilli)}`] : []),
    ...describeScenarios(next),
  ]
  return `距${levelLabels[next.level]}还差：${parts.join('；')}`
}

function describeScenarios({ scenariosShort, bindingShort }: LevelShortfall): readonly string[] {
  if (bindingShort > 0 && bindingShort >= scenariosShort) return [`约束性场景 ${bindingShort} 个`]
  if (scenariosShort === 0) return []
  const binding = bindingShort > 0 ? `（其中约束性 ${bindingShort} 个）` : ''
  return [`场景 ${scenariosShort} 个${binding}`]
}

/**
 * Where the printed score bands of 附件4 and the indicator set give different levels; else null.
 *
 * The indicator set decides (实施细则 第三章（五）, 第四章（四）); the report says why it differs.
 */
export function explainBandDifference(result: ScoreResult): string | null {
  const band = levelByScoreBand(result.totalMilli)
  if (band === result.level) return null
  const printed = `按验收申请表（附件4）分数段，基础分 ${formatPoints(result.totalMilli)} 对应${levelLabels[band]}`
  const rated = `按评测指标评定为${levelLabels[result.level]}`
  return `${printed}；${reasonAgainst(result, band)}，${rated}，以评测指标为准。`
}

function reasonAgainst(result: ScoreResult, band: Level): string {
  const check = result.levelChecks.find((entry) => entry.level === band)
  const count = result.scenarioCounts.find((entry) => entry.level === band)
  if (check === undefined || count === undefined) return '但评测指标没有这一等级'
  if (check.scenariosShort === 0 && check.bindingShort === 0) return '但两者的分数线不同'
  const label = levelLabels[band]
  const have = `达到${label}的场景 ${count.all} 个（其中约束性 ${count.binding} 个）`
  return `但${have}，评测指标要求不少于 ${check.needScenarios} 个（其中约束性 ${check.needBinding} 个）`
}
