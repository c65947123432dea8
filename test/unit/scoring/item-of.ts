import type { IndicatorItem, IndicatorSet } from '../../../shared/catalog/types.ts'

export function itemOf(set: IndicatorSet, code: string): IndicatorItem {
  const item = set.items.find((one) => one.code === code)
  if (!item) throw new RangeError(`no item ${code}`)
  return item
}
