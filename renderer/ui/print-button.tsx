import { PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import type { PrintSource } from '../lib/print-source.ts'
import { PrintDialog } from './print-dialog.tsx'

type PrintButtonProps = { readonly source: PrintSource; readonly isDisabled?: boolean }

/** 打印: opens the pages as they will be on paper. */
export function PrintButton({ source, isDisabled = false }: PrintButtonProps) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <Button
        icon={<PrinterOutlined aria-hidden />}
        disabled={isDisabled}
        onClick={() => setIsOpen(true)}
      >
        打印
      </Button>
      {isOpen && <PrintDialog source={source} onClose={() => setIsOpen(false)} />}
    </>
  )
}
