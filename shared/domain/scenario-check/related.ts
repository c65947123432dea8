import { findDemonstrationScript } from '../../catalog/index.ts'
import type { RecordIndex } from '../record/read.ts'
import type { Step } from '../record/terms.ts'
import { pointTarget, surveyPoints } from '../survey/points.ts'
import { POINT_RESULTS } from '../survey/results.ts'
import type { Workspace } from '../task/workspace.ts'

/** Something else that the panel looked at and that bears on a scenario. */
export type RelatedCheck = {
  readonly step: Step
  /** `kind:key` */
  readonly target: string
  readonly title: string
  /** What was found, in words. */
  readonly result: string
}

/** Checkpoints and shown systems that bear on a scenario, in the order of their lists. */
export function relatedChecks(
  { package: pkg }: Workspace,
  records: RecordIndex,
  code: string,
): readonly RelatedCheck[] {
  const systems = findDemonstrationScript(pkg.pinned.demonstrationScript.id)?.systems ?? []
  const steps = systems
    .flatMap((system) => system.steps)
    .filter(({ scenarios }) => scenarios.includes(code))
  const seen = surveyPoints(pkg, records)
    .filter(({ scenarios }) => scenarios.includes(code))
    .map((point): RelatedCheck => {
      const { result } = records.body(point.kind, point.key)
      return {
        step: 'site-survey',
        target: pointTarget(point),
        title: `${point.code} ${point.title}`.trim(),
        result: POINT_RESULTS.find(({ value }) => value === result)?.label ?? '未勘查',
      }
    })
  const shown = records.all('demonstration').flatMap(({ key, body }): readonly RelatedCheck[] => {
    const results = steps.flatMap((step) => body.results?.[step.code] ?? [])
    if (results.length === 0) return []
    const passed = results.filter((result) => result === 'pass').length
    return [
      {
        step: 'demonstration',
        target: `demonstration:${key}`,
        title: `演示“${body.system ?? ''}”`,
        result: `相关步骤 ${results.length} 步，通过 ${passed} 步`,
      },
    ]
  })
  return [...seen, ...shown]
}
