import { useMemo } from 'react'
import type { IndicatorSet } from '../../../shared/catalog/types.ts'
import {
  equipmentFigures,
  figuresOfItem,
  inventoryConflicts,
} from '../../../shared/domain/equipment/equipment.ts'
import {
  figureConflicts,
  knownFigures,
  type InputsByItem,
} from '../../../shared/domain/scoring/index.ts'
import type { ItemInputs } from '../../../shared/domain/scoring/types.ts'
import { useWorkspace } from '../../lib/workspace-store.ts'
import { NO_FIGURES, type ItemFigures } from './item-body.tsx'

/** Figures by item; the same objects until a figure changes, so that other cards stay as they are. */
export function useFigures(set: IndicatorSet, inputs: InputsByItem): (code: string) => ItemFigures {
  const { records } = useWorkspace()
  const inventory = JSON.stringify(
    equipmentFigures(records.all('equipment').map(({ body }) => body)),
  )
  const text = JSON.stringify(inputs)
  return useMemo(() => {
    const given = JSON.parse(text) as InputsByItem
    const counted = JSON.parse(inventory) as ItemInputs
    const byCode = new Map(
      set.items
        .filter((item) => item.inputs !== undefined)
        .map((item) => [
          item.code,
          {
            known: {
              ...knownFigures(set, item, given),
              ...figuresOfItem(item, counted),
              ...filledIn(given[item.code]),
            },
            conflicts: [
              ...figureConflicts(set, item, given),
              ...inventoryConflicts(item, given[item.code] ?? {}, counted),
            ],
            counted: figuresOfItem(item, counted),
          },
        ]),
    )
    return (code) => byCode.get(code) ?? NO_FIGURES
  }, [set, text, inventory])
}

function filledIn(own: ItemInputs = {}): ItemInputs {
  return Object.fromEntries(Object.entries(own).filter(([, value]) => value.trim() !== ''))
}
