import type { RecordIndex } from '../record/read.ts'
import { isBlank } from '../record/text.ts'
import { refusesSource } from '../survey/camera-only.ts'
import { pointTarget, surveyPoints, type SurveyPoint } from '../survey/points.ts'
import type { Workspace } from '../task/workspace.ts'
import { gap, isOmitted, warning, type Gap } from './gap.ts'

/** What is missing at the points of the site survey, the checklist's and the panel's own. */
export function surveyGaps(workspace: Workspace, records: RecordIndex): readonly Gap[] {
  if (isOmitted(records, 'site-survey')) return []
  const points = surveyPoints(workspace.package, records)
  return [...points.flatMap((point) => gapOf(point, records)), ...sourceWarnings(workspace, points)]
}

function gapOf(point: SurveyPoint, records: RecordIndex): readonly Gap[] {
  const target = pointTarget(point)
  if (isBlank(point.title)) return [gap('site-survey', target, '自定义勘查点还没有名称')]
  const { result, note } = records.body(point.kind, point.key)
  if (!result) return [gap('site-survey', target, `勘查点“${point.title}”还没有结果`)]
  return result !== 'pass' && isBlank(note)
    ? [gap('site-survey', target, `勘查点“${point.title}”不是“符合”，请写明情况`)]
    : []
}

/** Evidence that was there before its point was set to take photos of the spot only. */
function sourceWarnings({ evidence }: Workspace, points: readonly SurveyPoint[]): readonly Gap[] {
  const strict = new Map(
    points.filter(({ cameraOnly }) => cameraOnly).map((point) => [pointTarget(point), point]),
  )
  if (strict.size === 0) return []
  return evidence.flatMap(({ name, source, links }) =>
    links.flatMap(({ kind, key }): readonly Gap[] => {
      const target = `${kind}:${key}`
      const point = strict.get(target)
      if (point === undefined || refusesSource(point, source) === null) return []
      const message = `勘查点“${point.title}”只接受现场拍摄，佐证“${name}”不是现场拍的，请核对`
      return [warning('site-survey', target, message)]
    }),
  )
}
