import { useMemo } from 'react'
import { scoreSheet } from '../../../shared/domain/scoring/index.ts'
import { useWorkspace } from '../../lib/workspace-store.ts'
import type { ScoredSeries } from './score-radar.tsx'

/** The company's claim and, where there was one, the diagnosis as series of the radar. */
export function useClaims(): readonly ScoredSeries[] {
  const { workspace, set } = useWorkspace()
  const { selfAssessment, diagnosis } = workspace.package
  return useMemo(
    () => [
      // A task entered on site has no self-assessment: zeros would be a false claim.
      ...(Object.keys(selfAssessment.after.items).length > 0
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
