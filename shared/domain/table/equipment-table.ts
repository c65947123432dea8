import { problemsInEquipment } from '../equipment/equipment.ts'
import { allCells, readCount, readText } from './cell-values.ts'
import type { RowResult, TableSpec } from './table.ts'

/** A row of the inventory, every field filled in. */
export type EquipmentRow = {
  readonly name: string
  readonly model: string
  readonly workshop: string
  readonly total: number
  readonly digital: number
  readonly connected: number
  readonly note: string
}

const MOST = 1_000_000

/** 设备清单, as enterprises keep it. */
export const equipmentTable: TableSpec<EquipmentRow> = {
  title: '设备清单',
  maxRows: 20_000,
  columns: [
    {
      key: 'name',
      title: '设备名称',
      aliases: ['名称', '设备'],
      isRequired: true,
      rule: '必填，最多 120 字',
      example: '数控车床',
    },
    {
      key: 'model',
      title: '型号',
      aliases: ['规格型号', '型号规格', '设备型号'],
      isRequired: false,
      rule: '最多 80 字',
      example: 'CK6150',
    },
    {
      key: 'workshop',
      title: '车间',
      aliases: ['所在车间', '使用部门', '位置', '安装位置', '所在位置'],
      isRequired: false,
      rule: '最多 80 字',
      example: '机加车间',
    },
    {
      key: 'total',
      title: '总台数',
      aliases: ['台数', '数量', '设备数量', '总数', '合计台数'],
      isRequired: true,
      rule: '必填，整数',
      example: '12',
    },
    {
      key: 'digital',
      title: '数字化台数',
      aliases: ['数字化数量', '数字化设备台数', '数字化设备数量', '实现数字化台数', '数字化'],
      isRequired: true,
      rule: '整数，不多于总台数；空白按 0 计',
      example: '10',
    },
    {
      key: 'connected',
      title: '联网台数',
      aliases: ['联网数量', '联网设备台数', '联网设备数量', '实现联网台数', '联网'],
      isRequired: true,
      rule: '整数，不多于总台数；空白按 0 计',
      example: '8',
    },
    {
      key: 'note',
      title: '备注',
      aliases: ['说明'],
      isRequired: false,
      rule: '最多 500 字',
      example: '',
    },
  ],
  parseRow: (cells): RowResult<EquipmentRow> => {
    const read = allCells({
      name: readText(cells['name'] ?? '', 120, true),
      model: readText(cells['model'] ?? '', 80),
      workshop: readText(cells['workshop'] ?? '', 80),
      total: readCount(cells['total'] ?? '', { min: 1, max: MOST }),
      digital: readCount(cells['digital'] ?? '', { max: MOST, blank: 0 }),
      connected: readCount(cells['connected'] ?? '', { max: MOST, blank: 0 }),
      note: readText(cells['note'] ?? '', 500),
    })
    if (!read.ok) return read
    const problems = Object.entries(problemsInEquipment(read.value))
    if (problems.length === 0) return read
    return { ok: false, problems: problems.map(([column, message]) => ({ column, message })) }
  },
}
