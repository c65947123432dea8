import type { RecordBody } from '../record/kinds.ts'
import type { FigureConflict } from '../scoring/figures.ts'
import type { ItemInputs } from '../scoring/types.ts'
import type { IndicatorItem } from '../../catalog/types.ts'

// 设备清单: one record a row. 总台数, 数字化 and 联网 are counted by the rules of F2 and F3.

export type EquipmentBody = RecordBody<'equipment'>

export const EQUIPMENT_NAMES = {
  name: '设备名称',
  model: '型号',
  workshop: '车间',
  total: '总台数',
  digital: '数字化台数',
  connected: '联网台数',
  note: '备注',
} as const satisfies Readonly<Record<keyof EquipmentBody, string>>

export type EquipmentSums = {
  /** Rows of the inventory. */
  readonly rows: number
  /** Machines. */
  readonly total: number
  readonly digital: number
  readonly connected: number
}

export function equipmentSums(bodies: readonly EquipmentBody[]): EquipmentSums {
  const sum = (of: (body: EquipmentBody) => number | undefined): number =>
    bodies.reduce((all, body) => all + (of(body) ?? 0), 0)
  return {
    rows: bodies.length,
    total: sum(({ total }) => total),
    digital: sum(({ digital }) => digital),
    connected: sum(({ connected }) => connected),
  }
}

/**
 * What is wrong with one row, by field, as Chinese half sentences; empty when it counts.
 *
 * Both parts are parts of all machines: F3 divides by 总生产设备数量, not by the digital ones.
 */
export function problemsInEquipment(body: EquipmentBody): Readonly<Record<string, string>> {
  const { name = '', total, digital = 0, connected = 0 } = body
  return {
    ...(name.trim() === '' ? { name: '不能为空' } : {}),
    ...(total === undefined ? { total: '不能为空' } : {}),
    ...(digital > (total ?? 0) ? { digital: `${digital} 多于总台数 ${total ?? 0}` } : {}),
    ...(connected > (total ?? 0) ? { connected: `${connected} 多于总台数 ${total ?? 0}` } : {}),
  }
}

/** Figures of F2 and F3 that the inventory gives; none while it is empty or contradicts itself. */
export function equipmentFigures(bodies: readonly EquipmentBody[]): ItemInputs {
  const isWrong = bodies.some((body) => Object.keys(problemsInEquipment(body)).length > 0)
  const sums = equipmentSums(bodies)
  if (isWrong || sums.total === 0) return {}
  return {
    equipmentTotal: String(sums.total),
    digitalEquipment: String(sums.digital),
    networkedEquipment: String(sums.connected),
  }
}

/** Those of the figures that an item asks for. */
export function figuresOfItem(item: IndicatorItem, figures: ItemInputs): ItemInputs {
  return Object.fromEntries(
    (item.inputs ?? []).flatMap(({ key }) => {
      const value = figures[key]
      return value === undefined ? [] : [[key, value] as const]
    }),
  )
}

/** Where an item's own figure differs from the inventory. */
export function inventoryConflicts(
  item: IndicatorItem,
  own: ItemInputs,
  figures: ItemInputs,
): readonly FigureConflict[] {
  return (item.inputs ?? []).flatMap((input) => {
    const [written, counted] = [(own[input.key] ?? '').trim(), figures[input.key]]
    const isSame = written === '' || counted === undefined || written === counted
    return isSame ? [] : [{ input, itemCode: '设备清单', value: counted }]
  })
}
