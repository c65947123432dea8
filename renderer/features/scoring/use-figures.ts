import { useMemo } from 'react'
import type { IndicatorSet } from '../../../shared/catalog/types.ts'
import {
  figureConflicts,
  knownFigures,
  type InputsByItem,
} from '../../../shared/domain/scoring/index.ts'
import { NO_FIGURES, type ItemFigures } from './item-body.tsx'

/** Figures by item; the same objects until a figure changes, so that other cards stay as they are. */
export function useFigures(set: IndicatorSet, inputs: InputsByItem): (code: string) => ItemFigures {
  const text = JSON.stringify(inputs)
  return useMemo(() => {
    const given = JSON.parse(text) as InputsByItem
    const byCode = new Map(
      set.items
        .filter((item) => item.inputs !== undefined)
        .map((item) => [
          item.code,
          {
            known: knownFigures(set, item, given),
            conflicts: figureConflicts(set, item, given),
          },
        ]),
    )
    return (code) => byCode.get(code) ?? NO_FIGURES
  }, [set, text])
}
