/** Columns of the inventory in the order of the template. */
export const EQUIPMENT_COLUMNS = [
  { field: 'name', title: '设备名称', maxLength: 120 },
  { field: 'model', title: '型号', maxLength: 80 },
  { field: 'workshop', title: '车间', maxLength: 80 },
  { field: 'total', title: '总台数' },
  { field: 'digital', title: '数字化台数' },
  { field: 'connected', title: '联网台数' },
  { field: 'note', title: '备注', maxLength: 500 },
] as const

/** Height of a row, in which a 44 px field has room. */
export const ROW_PX = 54
