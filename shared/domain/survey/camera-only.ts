import type { Evidence } from '../task/workspace.ts'
import type { SurveyPoint } from './points.ts'

/**
 * Why this evidence can't prove this point, as a Chinese sentence; null when it can.
 *
 * A point may ask for what was shot on the spot: what comes from elsewhere could be of any day.
 */
export function refusesSource(
  point: Pick<SurveyPoint, 'title' | 'cameraOnly'>,
  source: Evidence['source'],
): string | null {
  if (!point.cameraOnly || source === 'camera') return null
  return `勘查点“${point.title}”只接受现场拍摄的佐证，没有添加。请点“拍照”当场拍摄；其他文件可收进“佐证”页，不关联到这个勘查点。`
}
