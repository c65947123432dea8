import { demonstration2024 } from './demonstration-2024.ts'
import { interview2024 } from './interview-2024.ts'
import { materials2024 } from './materials-2024.ts'
import { miit2024 } from './miit-2024.ts'
import { promise2024 } from './promise-2024.ts'
import { questionnaire2024 } from './questionnaire-2024.ts'
import { rubric2024 } from './rubric-2024.ts'
import { site2024 } from './site-2024.ts'
import { workScheme2024 } from './work-scheme-2024.ts'
import type { ExpertPromise, WorkScheme } from './panel-types.ts'
import type {
  Checklist,
  DemonstrationScript,
  IndicatorSet,
  InterviewOutline,
  MaterialList,
  QuestionSet,
  Rubric,
} from './types.ts'

export type * from './types.ts'
export type * from './panel-types.ts'
export * from './terms.ts'

export const indicatorSets: readonly IndicatorSet[] = [miit2024]
export const materialLists: readonly MaterialList[] = [materials2024]
export const checklists: readonly Checklist[] = [site2024]
export const interviewOutlines: readonly InterviewOutline[] = [interview2024]
export const questionSets: readonly QuestionSet[] = [questionnaire2024]
export const demonstrationScripts: readonly DemonstrationScript[] = [demonstration2024]
export const rubrics: readonly Rubric[] = [rubric2024]
export const expertPromises: readonly ExpertPromise[] = [promise2024]
export const workSchemes: readonly WorkScheme[] = [workScheme2024]

/** What is signed and shown from now on; a package does not pin them. */
export const currentPromise: ExpertPromise = promise2024
export const currentWorkScheme: WorkScheme = workScheme2024
/** What the institution sets weights for. */
export const currentRubric: Rubric = rubric2024

function byId<T extends { readonly id: string }>(sets: readonly T[], id: string): T | undefined {
  return sets.find((set) => set.id === id)
}

export const findIndicatorSet = (id: string): IndicatorSet | undefined => byId(indicatorSets, id)

export const findMaterialList = (id: string): MaterialList | undefined => byId(materialLists, id)

/** Site survey checklists (现场勘查). */
export const findChecklist = (id: string): Checklist | undefined => byId(checklists, id)

export const findInterviewOutline = (id: string): InterviewOutline | undefined =>
  byId(interviewOutlines, id)

/** Staff questionnaires (问卷调查). */
export const findQuestionSet = (id: string): QuestionSet | undefined => byId(questionSets, id)

export const findDemonstrationScript = (id: string): DemonstrationScript | undefined =>
  byId(demonstrationScripts, id)

export const findRubric = (id: string): Rubric | undefined => byId(rubrics, id)

export const findWorkScheme = (id: string): WorkScheme | undefined => byId(workSchemes, id)
