import type { TableKind } from '../../shared/domain/table/table.ts'
import type { Input, TableImport, TablePreview } from '../../shared/ipc/contract.ts'
import { call, shell } from './core-client.ts'
import { trackSaving } from './save-state.ts'

/** Where the rows of a table go; a list of tasks goes into no task. */
export type TableTarget = { readonly kind: TableKind; readonly taskId: string | null }
export type TableSource = Input<'table.preview'>['source']

export function previewTable(target: TableTarget, source: TableSource): Promise<TablePreview> {
  return call('table.preview', { ...target, source })
}

export function importTable(
  target: TableTarget,
  source: TableSource,
  { sha256 }: TablePreview,
  acceptBadRows: boolean,
): Promise<TableImport> {
  const importing = call('table.import', { ...target, source, sha256, acceptBadRows })
  return trackSaving(`table ${target.kind}`, importing)
}

/**
 * What came of an import, for the screen that the rows are shown on.
 *
 * @example importReport({ imported: 3, skipped: 1, taskIds: [] }, '个勘查点')
 *   // '已导入 3 个勘查点，1 行有误未导入。'
 */
export function importReport(
  { imported, skipped }: TableImport,
  unit: string,
  verb = '导入',
): string {
  return `已${verb} ${imported} ${unit}${skipped > 0 ? `，${skipped} 行有误未${verb}` : ''}。`
}

/** Asks where to, and writes the empty table there; null where the user gave up. */
export async function saveTemplate(target: TableTarget, title: string): Promise<string | null> {
  const picked = await shell.pickSaveTable(`${title}模板.xlsx`)
  if (picked === null) return null
  const { name } = await call('table.template', { ...target, grant: picked.grant })
  return name
}
