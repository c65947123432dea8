import { useMemo } from 'react'
import { scoreSheet } from '../../../shared/domain/scoring/index.ts'
import type { AnswerSheet } from '../../../shared/domain/scoring/types.ts'
import { useWorkspace } from '../../lib/workspace-store.ts'
import type { ScoredSeries } from './score-radar.tsx'

/** A task entered on site has no self-assessment: zeros would be a false claim. */
export const hasClaim = (sheet: AnswerSheet | null): boolean =>
  Object.keys(sheet?.items ?? {}).length > 0

/** The company's claim and, where there was one, the diagnosis as series of the radar. */
export function useClaims(): readonly ScoredSeries[] {
  const { workspace, set } = useWorkspace()
  const { selfAssessment, diagnosis } = workspace.package
  return useMemo(
    () => [
      ...(hasClaim(selfAssessment.after)
        ? [
            {
              name: '自评',
              tone: 'claim' as const,
              result: scoreSheet(set, selfAssessment.after),
            },
          ]
        : []),
      ...(diagnosis
        ? [{ name: '诊断', tone: 'diagnosis' as const, result: scoreSheet(set, diagnosis) }]
        : []),
    ],
    [set, selfAssessment, diagnosis],
  )
}
