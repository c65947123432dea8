import type { SurveyPoint } from './points.ts'

/** Whether a point holds every word that is looked for: in its number, title, area or hints. */
export function matchesPoint(
  { code, title, area, howTo }: Pick<SurveyPoint, 'code' | 'title' | 'area' | 'howTo'>,
  text: string,
): boolean {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return true
  const hay = `${code} ${title} ${area} ${howTo}`.toLowerCase()
  return words.every((word) => hay.includes(word))
}
