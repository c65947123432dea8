/** Rated level: 0 is 无等级, 1 to 4 are 一级 to 四级. */
export type Level = 0 | 1 | 2 | 3 | 4

/** A level that has criteria and a rule: 一级 to 四级. */
export type GradedLevel = 1 | 2 | 3 | 4

export type DimensionId = 'foundation' | 'management' | 'results'

/**
 * How sure we are of a text or number.
 *
 * OFF: official notice. API: capture of the official online questionnaire. WEB: independent public
 * scoring tool. T3: third code base (titles and option counts only). OWN: our own design, no
 * official form exists.
 */
export type Certainty = 'OFF' | 'API' | 'API+WEB' | 'API+WEB+T3' | 'API+T3' | 'WEB' | 'OWN'

/** What every catalog set says of itself. A started project pins `id` and `version`. */
export interface CatalogSet {
  readonly id: string
  readonly version: string
  readonly title: string
  /** Where the content comes from. */
  readonly source: string
  /** What is uncertain or our own design. */
  readonly note: string
}

/** Points are integers of 1/1000 point everywhere (`...Milli`). */
export interface Dimension {
  readonly id: DimensionId
  readonly name: string
  readonly maxMilli: number
}

export interface ItemOption {
  readonly code: string
  readonly label: string
  readonly milli: number
  /** The 无 option of a multiple choice: it excludes all others. */
  readonly exclusive?: true
}

/** count: whole number; amount: decimal; percent: decimal from 0 to 100. None is negative. */
export type InputKind = 'count' | 'amount' | 'percent'

/**
 * A figure asked along with an item.
 *
 * Items share keys (`equipmentTotal`, `revenueLast` ...): the same key means the same figure.
 */
export interface ItemInput {
  readonly key: string
  readonly label: string
  readonly unit: string
  readonly kind: InputKind
}

/** Half open band: above the previous band's `upToPercent`, at most this one's. The first starts at 0. */
export interface RatioBand {
  readonly upToPercent: number
  readonly choice: string
}

/** A ratio part / whole that falls in a band. */
export interface RatioCompute {
  readonly kind: 'ratio'
  readonly partKey: string
  readonly wholeKey: string
  readonly bands: readonly RatioBand[]
}

/** `denominatorKey` null: the numerator is already the figure (a percentage). */
export interface Quotient {
  readonly numeratorKey: string
  readonly denominatorKey: string | null
}

/** A quotient that rose, stayed or fell from before to after. Compared exactly, no tolerance. */
export interface ChangeCompute {
  readonly kind: 'change'
  readonly before: Quotient
  readonly after: Quotient
  /** Multiplier for showing the quotient in its usual unit: cost per hundred yuan is 100. */
  readonly scale: 1 | 10 | 100
  /** Written after each shown figure: '%' or ''. */
  readonly suffix: string
  readonly choices: {
    readonly rose: string
    readonly same: string
    readonly fell: string
  }
}

export type ItemCompute = RatioCompute | ChangeCompute

/** 采集项 */
export interface IndicatorItem {
  readonly code: string
  readonly dimension: DimensionId
  readonly group: string
  readonly title: string
  readonly question: string
  readonly type: 'single' | 'multi'
  readonly maxMilli: number
  readonly options: readonly ItemOption[]
  readonly inputs?: readonly ItemInput[]
  readonly compute?: ItemCompute
  readonly judgingNote: string
  readonly evidenceHints: readonly string[]
  readonly certainty: Certainty
  readonly certaintyNote?: string
}

export interface ScenarioGroup {
  readonly id: string
  readonly name: string
}

/** 应用场景. `binding` is 约束性场景 (★), the others are 指导性场景. */
export interface Scenario {
  readonly code: string
  /** Id of its scenario group. */
  readonly group: string
  readonly title: string
  readonly binding: boolean
  readonly criteria: Readonly<Record<GradedLevel, string>>
  readonly evidenceHints: Readonly<Record<GradedLevel, readonly string[]>>
  readonly certainty: Certainty
  readonly certaintyNote?: string
}

/** A level is reached when score, scenario count and binding count are all reached. */
export interface LevelRule {
  readonly level: GradedLevel
  /** 一级 ... 四级 */
  readonly label: string
  /** 初始级 规范级 集成级 协同级 */
  readonly name: string
  readonly minScoreMilli: number
  /** Scenarios at this level or above. */
  readonly minScenarios: number
  /** Of them, binding ones. */
  readonly minBinding: number
}

export interface IndicatorSet extends CatalogSet {
  readonly documentNo: string
  readonly issuedOn: string
  readonly dimensions: readonly Dimension[]
  readonly items: readonly IndicatorItem[]
  readonly scenarioGroups: readonly ScenarioGroup[]
  readonly scenarios: readonly Scenario[]
  readonly levelRules: readonly LevelRule[]
}

/** What a template entry bears on: item codes (F1 ...) and scenario codes (S01 ...). */
export interface IndicatorLinks {
  readonly items: readonly string[]
  readonly scenarios: readonly string[]
}

/** 书面材料 */
export interface Material {
  readonly code: string
  readonly name: string
  readonly required: boolean
  readonly note: string
  readonly source: string
}

export interface MaterialList extends CatalogSet {
  readonly materials: readonly Material[]
}

/** A place or thing to look at on the site survey (现场勘查). */
export interface Checkpoint extends IndicatorLinks {
  readonly code: string
  readonly area: string
  readonly title: string
  readonly howTo: string
  readonly needsEvidence: boolean
  /** Its evidence has to be shot on the spot: files from elsewhere are refused. */
  readonly cameraOnly?: boolean
}

export interface Checklist extends CatalogSet {
  /** Areas in walking order. */
  readonly areas: readonly string[]
  readonly checkpoints: readonly Checkpoint[]
}

export type InterviewRole = 'manager' | 'it' | 'workshop' | 'quality' | 'finance' | 'worker'

export interface InterviewQuestion extends IndicatorLinks {
  readonly code: string
  readonly text: string
  /** What a convincing answer contains. */
  readonly lookFor: string
}

export interface InterviewRoleOutline {
  readonly role: InterviewRole
  readonly name: string
  readonly questions: readonly InterviewQuestion[]
}

/** 人员访谈 */
export interface InterviewOutline extends CatalogSet {
  readonly roles: readonly InterviewRoleOutline[]
}

interface QuestionBase extends IndicatorLinks {
  readonly code: string
  readonly text: string
  readonly required: boolean
}

export interface QuestionOption {
  readonly code: string
  readonly label: string
  /** Excludes all other options of a multiple choice. */
  readonly exclusive?: true
}

export interface ChoiceQuestion extends QuestionBase {
  readonly kind: 'single' | 'multi'
  readonly options: readonly QuestionOption[]
}

/** Whole numbers from 1 to 5. */
export interface ScaleQuestion extends QuestionBase {
  readonly kind: 'scale'
  readonly lowLabel: string
  readonly highLabel: string
}

export interface TextQuestion extends QuestionBase {
  readonly kind: 'text'
  readonly maxLength: number
}

export type Question = ChoiceQuestion | ScaleQuestion | TextQuestion

/** 问卷调查 */
export interface QuestionSet extends CatalogSet {
  readonly isAnonymous: boolean
  /** Read to the person before the first question. */
  readonly introduction: string
  /** Code of the single choice that asks for the respondent's post (岗位), where there is one. */
  readonly roleQuestion?: string
  readonly questions: readonly Question[]
}

export interface DemonstrationStep extends IndicatorLinks {
  readonly code: string
  readonly action: string
  readonly expected: string
}

export interface DemonstratedSystem {
  readonly code: string
  /** Short name: ERP, MES ... */
  readonly system: string
  readonly name: string
  readonly steps: readonly DemonstrationStep[]
}

/** 系统演示 */
export interface DemonstrationScript extends CatalogSet {
  readonly systems: readonly DemonstratedSystem[]
}

/** Marked from 0 to 100; `weight` counts in whole percent of the whole rubric. */
export interface RubricCriterion {
  readonly id: string
  readonly title: string
  readonly guidance: string
  readonly weight: number
}

/** The weights of its criteria sum to `weight`. */
export interface RubricAspect {
  readonly id: string
  readonly name: string
  readonly weight: number
  readonly criteria: readonly RubricCriterion[]
}

/** The weights of the aspects sum to 100. The institution may edit weights before a round starts. */
export interface Rubric extends CatalogSet {
  /** Marks at or above count as reached, in 1/1000 of a point on the scale of 100. */
  readonly passMilli: number
  readonly aspects: readonly RubricAspect[]
}
