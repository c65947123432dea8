import type { IndicatorSet } from '../../catalog/types.ts'
import type { AnswerSheet, ScoreResult } from './types.ts'

/** A scenario that would count for the next level, and how it stands now. */
export type RaisableScenario = {
  readonly code: string
  readonly title: string
  readonly binding: boolean
  readonly level: number
}

/** An item with points left to win. */
export type RaisableItem = {
  readonly code: string
  readonly title: string
  readonly openMilli: number
}

/** What could close the distance to the next level, the nearest first; empty where nothing is short. */
export type NextLevelHelp = {
  readonly scenarios: readonly RaisableScenario[]
  readonly items: readonly RaisableItem[]
}

/**
 * Names what is missing for the next level.
 *
 * Scenarios below it, those nearest to it first, the binding ones before the others; only binding ones
 * where only they are short. Items by the points that they leave open, only while the score is short.
 */
export function helpToNextLevel(
  set: IndicatorSet,
  sheet: AnswerSheet,
  result: ScoreResult,
): NextLevelHelp {
  const next = result.nextLevel
  if (next === null) return { scenarios: [], items: [] }
  const onlyBinding = next.scenariosShort === 0
  const isShort = next.scenariosShort > 0 || next.bindingShort > 0
  const scenarios = set.scenarios
    .filter(({ binding }) => binding || !onlyBinding)
    .map(({ code, title, binding }) => ({
      ...{ code, title, binding },
      level: sheet.scenarios[code] ?? 0,
    }))
    .filter(({ level }) => level < next.level)
    .toSorted((a, b) => b.level - a.level || Number(b.binding) - Number(a.binding))
  const items = set.items
    .map(({ code, title, maxMilli }) => ({
      ...{ code, title },
      openMilli: maxMilli - (result.itemMilli[code] ?? 0),
    }))
    .filter(({ openMilli }) => openMilli > 0)
    .toSorted((a, b) => b.openMilli - a.openMilli)
  return {
    scenarios: isShort ? scenarios : [],
    items: next.scoreShortMilli > 0 ? items : [],
  }
}
