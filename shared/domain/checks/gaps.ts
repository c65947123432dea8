import { indexRecords } from '../record/read.ts'
import { METHOD_STEPS } from '../record/terms.ts'
import type { Workspace } from '../task/workspace.ts'
import { comparisonGaps } from './comparison-gaps.ts'
import { deliverableGaps } from './deliverable-gaps.ts'
import { demonstrationGaps } from './demonstration-gaps.ts'
import { equipmentGaps } from './equipment-gaps.ts'
import { findingGaps } from './finding-gaps.ts'
import type { Gap } from './gap.ts'
import { interviewGaps } from './interview-gaps.ts'
import { materialGaps, stepGaps } from './method-gaps.ts'
import { opinionGaps } from './opinion-gaps.ts'
import { panelGaps } from './panel-gaps.ts'
import { rubricGaps } from './rubric-gaps.ts'
import { scenarioGaps } from './scenario-gaps.ts'
import { scoringGaps } from './scoring-gaps.ts'
import { surveyGaps } from './survey-gaps.ts'

export type { Gap } from './gap.ts'

/**
 * What is missing at any time; freezing is refused while a blocking gap is in the list.
 *
 * The conclusion follows the rules: 通过 needs a verified level of at least 二级 (第四章（六）,
 * 第五章（三）) and the required materials; 整改 ends at most one month later (第四章（五）1(4)).
 */
export function listGaps(workspace: Workspace): readonly Gap[] {
  const records = indexRecords(workspace.records)
  return [
    ...panelGaps(workspace, records),
    ...materialGaps(workspace, records),
    ...comparisonGaps(workspace, records),
    ...surveyGaps(workspace, records),
    ...equipmentGaps(records),
    ...deliverableGaps(workspace, records),
    ...scenarioGaps(workspace, records),
    ...METHOD_STEPS.flatMap((step) => stepGaps(records, step)),
    ...interviewGaps(workspace, records),
    ...demonstrationGaps(workspace, records),
    ...scoringGaps(workspace, records),
    ...rubricGaps(workspace, records),
    ...findingGaps(workspace, records),
    ...opinionGaps(workspace, records),
  ]
}

export function blockingGaps(workspace: Workspace): readonly Gap[] {
  return listGaps(workspace).filter((gap) => gap.isBlocking)
}
