import fc from 'fast-check'
import { miit2024 } from '../../../shared/catalog/miit-2024.ts'
import type { IndicatorItem } from '../../../shared/catalog/index.ts'
import type { AnswerSheet, ItemAnswer } from '../../../shared/domain/scoring/index.ts'

/** Every option with points, every scenario at `level`. */
export function fullSheet(level = 4): AnswerSheet {
  return { items: fullItems(), scenarios: scenariosAt(level, 16) }
}

export function fullItems(): Record<string, ItemAnswer> {
  return Object.fromEntries(miit2024.items.map((item) => [item.code, bestAnswer(item)]))
}

export function bestAnswer(item: IndicatorItem): ItemAnswer {
  if (item.type === 'multi') {
    return item.options.filter((option) => option.exclusive !== true).map(({ code }) => code)
  }
  return item.options.at(-1)?.code ?? ''
}

/** The first `binding` binding and the first `guiding` other scenarios at `level`. */
export function scenariosAt(
  level: number,
  binding: number,
  guiding = binding,
): Record<string, number> {
  const some = (isBinding: boolean, count: number): readonly string[] =>
    miit2024.scenarios
      .filter((scenario) => scenario.binding === isBinding)
      .slice(0, count)
      .map(({ code }) => code)
  return Object.fromEntries(
    [...some(true, binding), ...some(false, guiding)].map((code) => [code, level]),
  )
}

export function itemOf(code: string): IndicatorItem {
  const item = miit2024.items.find((entry) => entry.code === code)
  if (item === undefined) throw new Error(`no item ${code}`)
  return item
}

function answerOf(item: IndicatorItem): fc.Arbitrary<ItemAnswer> {
  const codes = item.options.map(({ code }) => code)
  if (item.type === 'single') return fc.constantFrom(...codes)
  return fc.oneof(
    fc.constant(['A']),
    fc.shuffledSubarray(codes.slice(1)),
    fc.shuffledSubarray(codes.slice(1), { minLength: codes.length - 2 }),
  )
}

/** Some of the codes, each with a value of its own. */
function someOf<T>(
  codes: readonly string[],
  valueOf: (code: string) => fc.Arbitrary<T>,
): fc.Arbitrary<Record<string, T>> {
  const entries = codes.map((code) =>
    fc.tuple(fc.constant(code), valueOf(code), fc.integer({ min: 0, max: 9 })),
  )
  return fc
    .tuple(...entries)
    .map((all) =>
      Object.fromEntries(all.flatMap(([code, value, roll]) => (roll > 0 ? [[code, value]] : []))),
    )
}

const itemCodes = miit2024.items.map(({ code }) => code)
const scenarioCodes = miit2024.scenarios.map(({ code }) => code)

/** Valid sheets, complete or not, leaning neither to full nor to empty. */
export const anySheet: fc.Arbitrary<AnswerSheet> = fc.record({
  items: someOf(itemCodes, (code) => answerOf(itemOf(code))),
  scenarios: fc
    .integer({ min: 0, max: 3 })
    .chain((min) => someOf(scenarioCodes, () => fc.integer({ min, max: 4 }))),
})

/** Valid sheets whose every item has its best answer more often than not: upper levels. */
export const goodSheet: fc.Arbitrary<AnswerSheet> = fc.record({
  items: fc.record(
    Object.fromEntries(
      miit2024.items.map((item) => [
        item.code,
        fc.oneof({ weight: 3, arbitrary: fc.constant(bestAnswer(item)) }, answerOf(item)),
      ]),
    ),
  ),
  scenarios: fc.record(
    Object.fromEntries(
      miit2024.scenarios.map(({ code }) => [
        code,
        fc.oneof({ weight: 3, arbitrary: fc.constant(4) }, fc.integer({ min: 0, max: 4 })),
      ]),
    ),
  ),
})
