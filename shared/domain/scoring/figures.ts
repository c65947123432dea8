import type { IndicatorItem, IndicatorSet, ItemInput } from '../../catalog/types.ts'
import type { ItemInputs } from './types.ts'

/** Figures as they were filled in, by item code. */
export type InputsByItem = Readonly<Record<string, ItemInputs>>

export interface FigureConflict {
  readonly input: ItemInput
  /** The other item, or 设备清单, and what it says. */
  readonly itemCode: string
  readonly value: string
}

/**
 * The figures of an item: its own, else those that another item was given under the same key.
 *
 * The same key means the same figure (`equipmentTotal` of F2 and F3), so it is asked once.
 */
export function knownFigures(
  set: IndicatorSet,
  item: IndicatorItem,
  inputs: InputsByItem,
): ItemInputs {
  const entries = (item.inputs ?? []).flatMap(({ key }) => {
    const own = filled(inputs, item.code, key)
    const other = othersWith(set, item, key)
      .map((code) => filled(inputs, code, key))
      .find((value) => value !== null)
    const value = own ?? other ?? null
    return value === null ? [] : [[key, value] as const]
  })
  return Object.fromEntries(entries)
}

/** Where this item's own figure differs from the same figure of another item. */
export function figureConflicts(
  set: IndicatorSet,
  item: IndicatorItem,
  inputs: InputsByItem,
): readonly FigureConflict[] {
  return (item.inputs ?? []).flatMap((input) => {
    const own = filled(inputs, item.code, input.key)
    if (own === null) return []
    return othersWith(set, item, input.key).flatMap((itemCode) => {
      const value = filled(inputs, itemCode, input.key)
      return value === null || value === own ? [] : [{ input, itemCode, value }]
    })
  })
}

function othersWith(set: IndicatorSet, item: IndicatorItem, key: string): readonly string[] {
  return set.items
    .filter(({ code, inputs }) => code !== item.code && inputs?.some((input) => input.key === key))
    .map(({ code }) => code)
}

function filled(inputs: InputsByItem, code: string, key: string): string | null {
  const value = (inputs[code]?.[key] ?? '').trim()
  return value === '' ? null : value
}
