import {
  findChecklist,
  findDemonstrationScript,
  findIndicatorSet,
  findInterviewOutline,
  findMaterialList,
  findQuestionSet,
  findRubric,
  type Checkpoint,
  type DemonstrationStep,
  type IndicatorItem,
  type InterviewQuestion,
  type Material,
  type Question,
  type RubricCriterion,
  type Scenario,
} from '../../catalog/index.ts'
import type { Expert, TaskPackage } from '../../formats/task-package.ts'
import { comparisonRows } from '../comparison/rows.ts'
import { criteriaOf } from '../panel/rubric-marks.ts'

/** What keys and codes of a task's records stand for, by the catalogs that it pins. */
export type HistoryCatalog = {
  readonly experts: ReadonlyMap<string, Expert>
  readonly items: ReadonlyMap<string, IndicatorItem>
  readonly scenarios: ReadonlyMap<string, Scenario>
  readonly materials: ReadonlyMap<string, Material>
  readonly checkpoints: ReadonlyMap<string, Checkpoint>
  readonly outlineQuestions: ReadonlyMap<string, InterviewQuestion>
  readonly roles: ReadonlyMap<string, string>
  readonly questions: ReadonlyMap<string, Question>
  readonly demonstrationSteps: ReadonlyMap<string, DemonstrationStep>
  readonly criteria: ReadonlyMap<string, RubricCriterion>
  /** Names of the contract's deliverables, in the filing's order. */
  readonly deliverables: readonly string[]
  /** Titles of the rows of plan against result. */
  readonly comparisons: ReadonlyMap<string, string>
}

export function historyCatalog(pkg: TaskPackage): HistoryCatalog {
  const { pinned, panel, filing } = pkg
  const set = findIndicatorSet(pinned.indicatorSet.id)
  const outline = findInterviewOutline(pinned.interviewOutline.id)
  const script = findDemonstrationScript(pinned.demonstrationScript.id)
  const rubric = findRubric(pinned.rubric.id)
  const roles = outline?.roles ?? []
  return {
    experts: new Map(panel.experts.map((expert) => [expert.id, expert])),
    items: byCode(set?.items),
    scenarios: byCode(set?.scenarios),
    materials: byCode(findMaterialList(pinned.materialList.id)?.materials),
    checkpoints: byCode(findChecklist(pinned.checklist.id)?.checkpoints),
    outlineQuestions: byCode(roles.flatMap(({ questions }) => questions)),
    roles: new Map(roles.map(({ role, name }) => [role, name])),
    questions: byCode(findQuestionSet(pinned.questionSet.id)?.questions),
    demonstrationSteps: byCode(script?.systems.flatMap(({ steps }) => steps)),
    criteria: new Map((rubric ? criteriaOf(rubric) : []).map((one) => [one.id, one])),
    deliverables: filing.deliverables.map(({ name }) => name),
    comparisons: new Map(comparisonRows(pkg).map(({ key, title }) => [key, title])),
  }
}

function byCode<T extends { readonly code: string }>(
  entries: readonly T[] = [],
): ReadonlyMap<string, T> {
  return new Map(entries.map((entry) => [entry.code, entry]))
}
