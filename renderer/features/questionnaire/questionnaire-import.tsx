import { FileExcelOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import type { TableImport } from '../../../shared/ipc/contract.ts'
import { importReport } from '../../lib/table-import.ts'
import { reload } from '../../lib/workspace-store.ts'
import { TableImportDialog } from '../../ui/table-import-dialog.tsx'

/** Questionnaires that were collected in a spreadsheet, one a row. */
export function QuestionnaireImport({ taskId }: { readonly taskId: string }) {
  const [isOpen, setIsOpen] = useState(false)
  const [report, setReport] = useState<TableImport | null>(null)
  return (
    <>
      <Button size="large" icon={<FileExcelOutlined aria-hidden />} onClick={() => setIsOpen(true)}>
        由表格导入
      </Button>
      <span className="note" role="status">
        {report && importReport(report, '份')}
      </span>
      {isOpen && (
        <TableImportDialog
          target={{ kind: 'questionnaire', taskId }}
          title="问卷"
          onImported={(done) => {
            setIsOpen(false)
            setReport(done)
            void reload()
          }}
          onClose={() => setIsOpen(false)}
        />
      )}
    </>
  )
}
