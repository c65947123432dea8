/**
 * The scoring rule written a second time, from the published weights instead of the points.
 *
 * Shares nothing with shared/: points = 100 x dimension x group x item x option, in percent, and
 * the level is the lower of the level by score and the level by scenarios.
 */
const weights: readonly (readonly [string, number, number, number, string])[] = [
  ['F1', 50, 40, 40, 'A0 B25 C25 D25 E25'],
  ['F2', 50, 40, 30, 'A0 B25 C50 D75 E100'],
  ['F3', 50, 40, 30, 'A0 B25 C50 D75 E100'],
  ['F4', 50, 20, 100, 'A0 B7 C7 D7 E7 F7 G7 H7 I7 J7 K7 L7 M7 N7 O9'],
  ['F5', 50, 20, 100, 'A0 B25 C50 D75 E100'],
  ['F6', 50, 20, 50, 'A0 B25 C25 D25 E25'],
  ['F7', 50, 20, 50, 'A0 B25 C25 D25 E25'],
  ['M1', 30, 50, 50, 'A0 B20 C40 D60 E80 F100'],
  ['M2', 30, 50, 50, 'A0 B25 C25 D25 E25'],
  ['M3', 30, 50, 50, 'A0 B20 C20 D20 E20 F20'],
  ['M4', 30, 50, 50, 'A0 B25 C50 D75 E100'],
  ['R1', 20, 35, 100, 'A0 B50 C100'],
  ['R2', 20, 35, 100, 'A0 B50 C100'],
  ['R3', 20, 30, 50, 'A0 B50 C100'],
  ['R4', 20, 30, 50, 'A0 B50 C100'],
]

const stars = 'S01 S03 S06 S07 S08 S09 S10 S11 S12 S13'.split(' ')
const scenarioNeeds = ['', '6/3', '6/3', '8/5', '10/6']

/** Item code to its multiple-choice letters or single-choice letter, joined: 'BCD'. */
export type JoinedAnswers = ReadonlyMap<string, string>

export interface SecondScore {
  readonly total: number
  readonly items: ReadonlyMap<string, number>
  readonly level: number
}

/** Milli-points and level; answers must be valid. */
export function secondScore(
  answers: JoinedAnswers,
  scenarios: ReadonlyMap<string, number>,
): SecondScore {
  const items = new Map<string, number>()
  for (const [code, dimension, group, item, options] of weights) {
    let percent = 0
    for (const letter of answers.get(code) ?? '') {
      const found = options.split(' ').find((entry) => entry.startsWith(letter))
      percent += Number(found?.slice(1))
    }
    items.set(code, (dimension * group * item * percent) / 1000)
  }
  const total = [...items.values()].reduce((a, b) => a + b, 0)
  const byScore = Math.min(4, Math.floor(total / 20000))
  return { total, items, level: Math.min(byScore, levelByScenarios(scenarios)) }
}

/** Sorts the levels high to low: the n-th value says up to which level n scenarios reach. */
function levelByScenarios(scenarios: ReadonlyMap<string, number>): number {
  const all = [...scenarios.values()].toSorted((a, b) => b - a)
  const starred = [...scenarios]
    .flatMap(([code, level]) => (stars.includes(code) ? [level] : []))
    .toSorted((a, b) => b - a)
  let reached = 0
  scenarioNeeds.forEach((need, level) => {
    if (level === 0) return
    const [n = 0, starN = 0] = need.split('/').map(Number)
    if ((all[n - 1] ?? 0) >= level && (starred[starN - 1] ?? 0) >= level) reached = level
  })
  return reached
}
