import type {
  ChangeCompute,
  IndicatorItem,
  ItemInput,
  Quotient,
  RatioBand,
  RatioCompute,
} from '../../catalog/types.ts'
import {
  compareFractions,
  faithfulDigits,
  formatFraction,
  isWhole,
  parseDecimal,
  roundFraction,
  type Fraction,
} from './decimal.ts'
import type { ComputedAnswer, ItemInputs } from './types.ts'

/** Millionths by input key. */
type Figures = ReadonlyMap<string, bigint>

const invalid = (item: IndicatorItem, message: string): ComputedAnswer => ({
  status: 'invalid',
  message: `采集项 ${item.code}（${item.title}）：${message}`,
})

/**
 * The option that the figures of an item lead to.
 *
 * `inputs` are decimal strings by key (at most 15 digits and 6 decimals), blank or absent while not
 * filled in. Compared exactly by cross multiplication; 持平 means exactly equal, since no tolerance
 * is published. F2, F3 and M4 fall in half open bands (10%,20%], R1 to R4 compare a quotient before
 * and after. Answers `invalid` with a Chinese sentence for a refused figure, a zero denominator, a
 * part above its whole and an item that is not computed.
 *
 * @example 62.5% of the equipment: { status: 'ok', choice: 'E', display: '62.50%' }
 * @example { status: 'ok', choice: 'C', display: '4.10 → 3.82（降低）' }
 */
export function computeAnswer(item: IndicatorItem, inputs: ItemInputs): ComputedAnswer {
  const fields = item.inputs ?? []
  if (item.compute === undefined) return invalid(item, '没有计算规则，请直接选择选项')

  const figures = new Map<string, bigint>()
  for (const field of fields) {
    const text = Object.hasOwn(inputs, field.key) ? (inputs[field.key] ?? '') : ''
    if (text.trim() === '') continue
    const figure = parseDecimal(text)
    const refusal = figure === null ? notANumber(field) : refusedFigure(field, figure)
    if (refusal !== null) return invalid(item, refusal)
    if (figure !== null) figures.set(field.key, figure)
  }
  if (fields.some((field) => !figures.has(field.key))) return { status: 'incomplete' }
  return item.compute.kind === 'ratio'
    ? computeRatio(item, item.compute, figures)
    : computeChange(item, item.compute, figures)
}

function notANumber({ label, kind }: ItemInput): string {
  if (kind === 'count') return `${label}应为不小于 0 的整数`
  return `${label}应为不小于 0 的数（最多 15 位整数、6 位小数）`
}

function refusedFigure(field: ItemInput, figure: bigint): string | null {
  if (field.kind === 'count' && !isWhole(figure)) return notANumber(field)
  if (field.kind === 'percent' && figure > 100000000n) return `${field.label}不能大于 100%`
  return null
}

function computeRatio(
  item: IndicatorItem,
  { partKey, wholeKey, bands }: RatioCompute,
  figures: Figures,
): ComputedAnswer {
  const part = figures.get(partKey) ?? 0n
  const whole = figures.get(wholeKey) ?? 0n
  if (whole === 0n) return invalid(item, `${labelOf(item, wholeKey)}为 0，无法计算，请直接选择选项`)
  if (part > whole) {
    return invalid(item, `${labelOf(item, partKey)}不能大于${labelOf(item, wholeKey)}`)
  }
  const percent: Fraction = { numerator: part * 100n, denominator: whole }
  const choice = choiceInBands(bands, percent)
  if (choice === undefined) return invalid(item, '比例不在评测指标给出的区间内')
  const digits = faithfulDigits(
    (count) => choiceInBands(bands, roundFraction(percent, count)) === choice,
  )
  return { status: 'ok', choice, display: `${formatFraction(percent, digits)}%` }
}

function choiceInBands(bands: readonly RatioBand[], percent: Fraction): string | undefined {
  return bands.find(({ upToPercent }) => {
    const upTo = { numerator: BigInt(upToPercent), denominator: 1n }
    return compareFractions(percent, upTo) <= 0
  })?.choice
}

function computeChange(
  item: IndicatorItem,
  compute: ChangeCompute,
  figures: Figures,
): ComputedAnswer {
  const zeroKey = [compute.before, compute.after]
    .map((quotient) => quotient.denominatorKey)
    .find((key) => key !== null && figures.get(key) === 0n)
  if (typeof zeroKey === 'string') {
    return invalid(item, `${labelOf(item, zeroKey)}为 0，无法计算，请直接选择选项`)
  }
  const before = quotientOf(compute.before, compute.scale, figures)
  const after = quotientOf(compute.after, compute.scale, figures)
  const order = compareFractions(after, before)
  const choice = order === 0 ? compute.choices.same : movedChoice(compute, order)
  const digits = faithfulDigits(
    (count) =>
      compareFractions(roundFraction(after, count), roundFraction(before, count)) === order,
  )
  const show = (value: Fraction): string => `${formatFraction(value, digits)}${compute.suffix}`
  const word = item.options.find((option) => option.code === choice)?.label ?? choice
  return { status: 'ok', choice, display: `${show(before)} → ${show(after)}（${word}）` }
}

function movedChoice({ choices }: ChangeCompute, order: -1 | 1): string {
  return order > 0 ? choices.rose : choices.fell
}

function quotientOf(
  { numeratorKey, denominatorKey }: Quotient,
  scale: number,
  figures: Figures,
): Fraction {
  const one = 1000000n
  return {
    numerator: (figures.get(numeratorKey) ?? 0n) * BigInt(scale),
    denominator: denominatorKey === null ? one : (figures.get(denominatorKey) ?? one),
  }
}

function labelOf(item: IndicatorItem, key: string): string {
  return item.inputs?.find((input) => input.key === key)?.label ?? key
}
