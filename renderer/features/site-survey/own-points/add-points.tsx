import { FileExcelOutlined, PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import type { TableImport } from '../../../../shared/ipc/contract.ts'
import { importReport } from '../../../lib/table-import.ts'
import { useMayWrite } from '../../../lib/use-may-write.ts'
import { reload, useWorkspaceStore } from '../../../lib/workspace-store.ts'
import { TableImportDialog } from '../../../ui/table-import-dialog.tsx'
import { NewPointDialog } from './new-point-dialog.tsx'

/** Adds checkpoints of the panel's own: one by hand, or an institution's whole list. */
export function AddPoints({ areas }: { readonly areas: readonly string[] }) {
  const taskId = useWorkspaceStore((state) => state.taskId) ?? ''
  const canAdd = useMayWrite('own-checkpoint')
  const [dialog, setDialog] = useState<'new' | 'import' | null>(null)
  const [imported, setImported] = useState<TableImport | null>(null)
  if (!canAdd) return null
  return (
    <div className="own-point-tools">
      <span className="note" role="status">
        {imported && `${importReport(imported, '个勘查点')}导错了可撤销。`}
      </span>
      <Button icon={<PlusOutlined aria-hidden />} onClick={() => setDialog('new')}>
        添加勘查点
      </Button>
      <Button icon={<FileExcelOutlined aria-hidden />} onClick={() => setDialog('import')}>
        导入勘查点
      </Button>
      {dialog === 'new' && (
        <NewPointDialog taskId={taskId} areas={areas} onClose={() => setDialog(null)} />
      )}
      {dialog === 'import' && (
        <TableImportDialog
          target={{ kind: 'own-checkpoint', taskId }}
          title="勘查点清单"
          onImported={(report) => {
            setDialog(null)
            setImported(report)
            void reload()
          }}
          onClose={() => setDialog(null)}
        />
      )}
    </div>
  )
}
