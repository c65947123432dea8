import { holdsWords } from '../record/text.ts'
import type { SurveyPoint } from './points.ts'

/** Whether a point holds every word that is looked for: in its number, title, area or hints. */
export function matchesPoint(
  { code, title, area, howTo }: Pick<SurveyPoint, 'code' | 'title' | 'area' | 'howTo'>,
  text: string,
): boolean {
  return holdsWords(`${code} ${title} ${area} ${howTo}`, text)
}
