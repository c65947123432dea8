import {
  CRITERION_RESULTS,
  scenarioLevelName,
} from '../../../../shared/domain/scenario-check/scenario-check.ts'
import type { ChoiceOption } from '../../../ui/choice-group.tsx'

const LEVELS = [0, 1, 2, 3, 4] as const
export type LevelChoice = `${(typeof LEVELS)[number]}`

/**
 * The levels to choose from, the claimed one first: the usual answer is the key 1.
 *
 * @example levelOptions(3).map(({ label }) => label)
 *   // ['与申报一致：三级', '无', '一级', '二级', '四级']
 */
export function levelOptions(claimed: number | undefined): readonly ChoiceOption<LevelChoice>[] {
  const option = (level: number): ChoiceOption<LevelChoice> => ({
    value: choiceOf(level) ?? '0',
    label: `${level === claimed ? '与申报一致：' : ''}${scenarioLevelName(level)}`,
    tone: tone(level, claimed),
  })
  const others = LEVELS.filter((level) => level !== claimed).map(option)
  return claimed === undefined ? others : [option(claimed), ...others]
}

export function choiceOf(level: number | null | undefined): LevelChoice | null {
  const known = LEVELS.find((one) => one === level)
  return known === undefined ? null : `${known}`
}

function tone(level: number, claimed: number | undefined) {
  if (claimed === undefined || level > claimed) return 'neutral'
  return level === claimed ? 'ok' : level === 0 ? 'bad' : 'warn'
}

const TONES = { met: 'ok', partly: 'warn', 'not-met': 'bad' } as const
export const CRITERION_OPTIONS = CRITERION_RESULTS.map((one) => ({
  ...one,
  tone: TONES[one.value],
}))
