import { PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import type { DocumentEntry } from '../../shared/domain/documents/kinds.ts'
import { PrintDialog } from './print-dialog.tsx'

type PrintButtonProps = {
  readonly taskId: string
  readonly document: Pick<DocumentEntry, 'id' | 'name' | 'problem'>
  /** A frozen revision; null for the standing one. */
  readonly revision: number | null
}

/** 打印: opens the pages as they will be on paper. */
export function PrintButton({ taskId, document, revision }: PrintButtonProps) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <Button
        icon={<PrinterOutlined aria-hidden />}
        disabled={document.problem !== null}
        onClick={() => setIsOpen(true)}
      >
        打印
      </Button>
      {isOpen && (
        <PrintDialog
          taskId={taskId}
          document={document}
          revision={revision}
          onClose={() => setIsOpen(false)}
        />
      )}
    </>
  )
}
