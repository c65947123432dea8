import { gradedLevels, levelName } from '../../catalog/terms.ts'
import type { GradedLevel } from '../../catalog/types.ts'
import type { TaskPackage } from '../../formats/task-package.ts'
import type { RecordBody } from '../record/kinds.ts'

export type ScenarioCheck = RecordBody<'scenario-check'>
export type CriterionResult = NonNullable<ScenarioCheck['criteria']>[string]

/** What was seen of one level's criterion, in the order of the keys 1 to 3. */
export const CRITERION_RESULTS = [
  { value: 'met', label: '符合' },
  { value: 'partly', label: '部分符合' },
  { value: 'not-met', label: '不符合' },
] as const satisfies readonly { readonly value: CriterionResult; readonly label: string }[]

/** A scenario has no points, so its lowest level is 无, not 无等级. */
export function scenarioLevelName(level: number): string {
  return level === 0 ? '无' : levelName(level)
}

/** The level that the enterprise claims for after the works (自评); undefined where it says none. */
export function claimedLevel(
  { selfAssessment }: Pick<TaskPackage, 'selfAssessment'>,
  code: string,
): number | undefined {
  return selfAssessment.after.scenarios[code]
}

export function isBelowClaim(seen: number | null | undefined, claimed: number | undefined) {
  return typeof seen === 'number' && claimed !== undefined && seen < claimed
}

/**
 * The level that the criteria speak for: the highest one with all lower ones met, as a level presumes
 * the lower ones. Null while nothing is said, or while a level below one that is judged is open.
 *
 * @example suggestedLevel({ 1: 'met', 2: 'met', 3: 'partly' }) // 2
 * @example suggestedLevel({ 3: 'met' }) // null: 一级 and 二级 are not judged yet
 */
export function suggestedLevel(criteria: ScenarioCheck['criteria'] = {}): number | null {
  const judged = gradedLevels.filter((level) => criteria[level] !== undefined)
  const highest = judged.at(-1)
  if (highest === undefined) return null
  const broken = gradedLevels.find((level) => criteria[level] !== 'met') ?? 5
  return criteria[broken] === undefined && broken < highest ? null : broken - 1
}

/** How the level and the criteria contradict each other, as a Chinese phrase; null where they don't. */
export function contradiction({ criteria = {}, level }: ScenarioCheck): string | null {
  if (typeof level !== 'number') return null
  const wanting = gradedLevels.find((one) => one <= level && isWanting(criteria[one]))
  if (wanting !== undefined) {
    return `${levelName(wanting)}的判断标准没有全部符合，现场等级却为${scenarioLevelName(level)}`
  }
  const suggested = suggestedLevel(criteria) ?? 0
  return suggested > level
    ? `${levelName(suggested)}及以下的判断标准都符合，现场等级却为${scenarioLevelName(level)}`
    : null
}

function isWanting(result: CriterionResult | undefined): boolean {
  return result === 'partly' || result === 'not-met'
}

/** Why this check needs words, as a Chinese phrase; null where it does not. */
export function reasonForNote(check: ScenarioCheck, claimed: number | undefined): string | null {
  const { level } = check
  if (typeof level === 'number' && claimed !== undefined && level < claimed) {
    return `现场等级为${scenarioLevelName(level)}，低于申报的${scenarioLevelName(claimed)}`
  }
  return contradiction(check)
}

/** The level whose criterion has to be seen for the claim to hold; 一级 where nothing is claimed. */
export function levelToSee(claimed: number | undefined): GradedLevel {
  return gradedLevels.find((level) => level === claimed) ?? 1
}
