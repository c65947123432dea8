import { Button } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { create } from 'zustand'
import type { TableImport } from '../../../shared/ipc/contract.ts'
import { importReport } from '../../lib/table-import.ts'
import { TableImportDialog } from '../../ui/table-import-dialog.tsx'
import { loadTasks } from './task-store.ts'

/** Outlives the buttons, which stand elsewhere once there is a task. */
const useReport = create<{ readonly report: TableImport | null }>()(() => ({ report: null }))

/** Tasks without a package: one typed in, or many from a spreadsheet. */
export function TaskEntryButtons() {
  const navigate = useNavigate()
  const [isImporting, setIsImporting] = useState(false)
  const report = useReport((state) => state.report)
  return (
    <>
      <span className="note" role="status">
        {report && importReport(report, '项任务', '录入')}
      </span>
      <Button onClick={() => setIsImporting(true)}>由表格批量录入</Button>
      <Button onClick={() => void navigate('/tasks/new')}>现场录入任务</Button>
      {isImporting && (
        <TableImportDialog
          target={{ kind: 'task-list', taskId: null }}
          title="任务清单"
          onImported={(done) => {
            setIsImporting(false)
            useReport.setState({ report: done })
            void loadTasks()
          }}
          onClose={() => setIsImporting(false)}
        />
      )}
    </>
  )
}
