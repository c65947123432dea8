import { Button } from 'antd'
import { useState } from 'react'
import { useDossierExport } from '../lib/dossier-export.ts'
import { percentOf } from '../lib/transfer-progress.ts'
import { DossierDialog } from './dossier-dialog.tsx'

type DossierButtonProps = {
  /** 导出档案, 批量导出. */
  readonly label: string
  readonly taskIds: readonly string[]
}

/** Opens the export of dossiers; while one runs, it says how far it is. */
export function DossierButton({ label, taskIds }: DossierButtonProps) {
  const [isOpen, setIsOpen] = useState(false)
  const { isRunning, progress } = useDossierExport()
  return (
    <>
      <Button onClick={() => setIsOpen(true)}>
        {isRunning ? `正在导出档案 ${percentOf(progress)}%` : label}
      </Button>
      {isOpen && <DossierDialog title={label} taskIds={taskIds} onClose={() => setIsOpen(false)} />}
    </>
  )
}
