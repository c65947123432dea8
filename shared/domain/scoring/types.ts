import type { DimensionId, GradedLevel, Level } from '../../catalog/types.ts'

/** Single choice: an option letter. Multiple choice: letters, in any order. */
export type ItemAnswer = string | readonly string[]

/**
 * The answers that are scored.
 *
 * A missing item is unanswered and counts 0, as an empty array does; a missing scenario counts as 0.
 */
export interface AnswerSheet {
  readonly items: Readonly<Record<string, ItemAnswer>>
  readonly scenarios: Readonly<Record<string, number>>
}

export type SheetProblemCode =
  | 'unknown-item'
  | 'wrong-shape'
  | 'unknown-option'
  | 'repeated-option'
  | 'exclusive-option'
  | 'unknown-scenario'
  | 'bad-scenario-level'

/** `path` is the place in the sheet, `items.F1`; `message` is a ready Chinese sentence. */
export interface SheetProblem {
  readonly path: string
  readonly code: SheetProblemCode
  readonly message: string
}

/** Scenarios at `level` or above; `binding` of them are 约束性. */
export interface ScenarioCount {
  readonly level: GradedLevel
  readonly all: number
  readonly binding: number
}

/** What is missing for one level; 0 where a condition is met. */
export interface LevelShortfall {
  readonly level: GradedLevel
  readonly scoreShortMilli: number
  readonly scenariosShort: number
  readonly bindingShort: number
}

/** One line of the level rule with what is needed and what is missing. */
export interface LevelCheck extends LevelShortfall {
  readonly needScoreMilli: number
  readonly needScenarios: number
  readonly needBinding: number
  readonly isMet: boolean
}

/** Points are integers of 1/1000 point. */
export interface ScoreResult {
  readonly itemMilli: Readonly<Record<string, number>>
  readonly dimensionMilli: Readonly<Record<DimensionId, number>>
  /** 基础 + 管理 + 成效, 0 to 100000. */
  readonly totalMilli: number
  readonly scenarioCounts: readonly ScenarioCount[]
  readonly levelChecks: readonly LevelCheck[]
  /** Highest level whose score alone is reached. */
  readonly scoreLevel: Level
  /** Highest level whose two scenario counts are reached. */
  readonly scenarioLevel: Level
  /** Highest level with all three conditions: the rated level. */
  readonly level: Level
  /** Codes of items without an answer. */
  readonly unanswered: readonly string[]
  readonly unansweredScenarios: readonly string[]
  /** Why not the next level; null at the highest. */
  readonly nextLevel: LevelShortfall | null
}

/** Figures of an item as decimal strings by input key. */
export type ItemInputs = Readonly<Record<string, string>>

export type ComputedAnswer =
  | { readonly status: 'incomplete' }
  | { readonly status: 'invalid'; readonly message: string }
  | { readonly status: 'ok'; readonly choice: string; readonly display: string }

/** An integer of 1/1000 point on the scale of 100 (0 to 100000), or left out of the mean. */
export type RubricMark = number | 'not-applicable'
export type RubricMarks = Readonly<Record<string, RubricMark>>

export type RubricProblemCode =
  'unknown-criterion' | 'bad-mark' | 'bad-weight' | 'wrong-sum' | 'repeated-id'

export interface RubricProblem {
  readonly path: string
  readonly code: RubricProblemCode
  readonly message: string
}

export interface AspectScore {
  readonly id: string
  /** Rounded half up to 1/1000; null when nothing applicable is marked. */
  readonly milli: number | null
  /** Weight of the criteria that count. */
  readonly countedWeight: number
}

export interface RubricResult {
  /** Rounded half up to 1/1000; null when nothing applicable is marked. */
  readonly totalMilli: number | null
  /** The same without rounding: sum of weight x mark over sum of counted weights. */
  readonly exact: { readonly numerator: number; readonly denominator: number } | null
  /** Judged on the exact value; null while a criterion is unmarked or nothing counts. */
  readonly meetsPassMark: boolean | null
  readonly aspects: readonly AspectScore[]
  readonly unmarked: readonly string[]
  readonly notApplicable: readonly string[]
}

/** `code` of an assess file problem: those of a sheet and those of the file's own shape. */
export interface AssessProblem {
  readonly path: string
  readonly code:
    SheetProblemCode | 'not-an-object' | 'unknown-key' | 'missing-key' | 'unknown-indicator-set'
  readonly message: string
}

/** Plain numbers equal to the exact decimals (milli / 1000). */
export interface AssessReport {
  readonly points: Readonly<Record<string, number>>
  readonly dimensions: Readonly<Record<DimensionId, number>>
  readonly total: number
  readonly scenarioCounts: readonly ScenarioCount[]
  readonly level: Level
}

export type AssessAnswer =
  | { readonly ok: true; readonly report: AssessReport }
  | { readonly ok: false; readonly problems: readonly AssessProblem[] }
