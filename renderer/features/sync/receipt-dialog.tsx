import { Button, Modal } from 'antd'
import { useState } from 'react'
import { call, shell } from '../../lib/core-client.ts'
import { errorMessage } from '../../lib/error-message.ts'
import { receiptSource } from '../../lib/print-source.ts'
import { useAsync } from '../../lib/use-async.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { PdfPages } from '../../ui/pdf-pages.tsx'
import { PrintButton } from '../../ui/print-button.tsx'

/** A receipt as the lists have it. */
type Receipt = {
  readonly revisionId: string
  readonly receiptNumber: string | null
}
type ReceiptProps = { readonly receipt: Receipt }

/** 查看回执: to read, to keep as a page or as what was signed, to print. */
export function ReceiptButton({ receipt }: ReceiptProps) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setIsOpen(true)}>查看回执</Button>
      {isOpen && <ReceiptDialog receipt={receipt} onClose={() => setIsOpen(false)} />}
    </>
  )
}

function ReceiptDialog({ receipt, onClose }: ReceiptProps & { readonly onClose: () => void }) {
  const { revisionId } = receipt
  const receiptNumber = receipt.receiptNumber ?? ''
  const pdf = useAsync(revisionId, () => call('receipt.pdf', { revisionId }))
  const [said, setSaid] = useState('')
  const [error, setError] = useState<string | null>(null)

  async function save(form: 'pdf' | 'json'): Promise<void> {
    setError(null)
    try {
      const name = `回执-${receiptNumber}.${form}`
      const place =
        form === 'pdf' ? await shell.pickSavePdf(name) : await shell.pickSaveForSync(name)
      if (place === null) return
      await call('receipt.save', { revisionId, form, grant: place.grant })
      setSaid(`已保存到“${place.name}”。`)
    } catch (failure) {
      setError(errorMessage(failure))
    }
  }
  return (
    <Modal
      open
      centered
      title={`上报回执 ${receiptNumber}`}
      width={960}
      footer={null}
      onCancel={onClose}
    >
      <div className="sync-buttons">
        <Button onClick={() => void save('pdf')}>保存 PDF</Button>
        <Button onClick={() => void save('json')}>保存签名回执</Button>
        <PrintButton source={receiptSource(revisionId)} />
        <span role="status">{said}</span>
      </div>
      {error && <ErrorNote message={error} />}
      <div className="sync-receipt-page" tabIndex={0} role="region" aria-label="回执内容">
        {pdf.status === 'failed' ? (
          <ErrorNote message={pdf.message} />
        ) : (
          <PdfPages bytes={pdf.status === 'ready' ? pdf.value : null} label="上报回执" />
        )}
      </div>
    </Modal>
  )
}
