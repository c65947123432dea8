import { Button, Modal } from 'antd'
import { useState } from 'react'
import type { KeptReceipt } from '../../../shared/ipc/contract.ts'
import { call, shell } from '../../lib/core-client.ts'
import { errorMessage } from '../../lib/error-message.ts'
import { useAsync } from '../../lib/use-async.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { PdfPages } from '../../ui/pdf-pages.tsx'
import { PrintButton } from '../../ui/print-button.tsx'

type ReceiptButtonsProps = {
  readonly receipt: Pick<KeptReceipt, 'revisionId' | 'taskId' | 'revision' | 'receiptNumber'> &
    Partial<Pick<KeptReceipt, 'isCarried'>>
}

/** One receipt: to read, to keep as a page or as what was signed, to print. */
export function ReceiptButtons({ receipt }: ReceiptButtonsProps) {
  const { revisionId, taskId, revision, receiptNumber, isCarried = false } = receipt
  const [isOpen, setIsOpen] = useState(false)
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
    <>
      <div className="sync-buttons" role="group" aria-label={`回执 ${receiptNumber}`}>
        <Button onClick={() => setIsOpen(true)}>查看</Button>
        <Button onClick={() => void save('pdf')}>保存 PDF</Button>
        <Button onClick={() => void save('json')}>保存签名回执</Button>
        {/* What is printed is noted with its task: another device's receipt has none here. */}
        {!isCarried && (
          <PrintButton
            taskId={taskId}
            document={{ id: 'receipt', name: '上报回执', problem: null }}
            revision={revision}
          />
        )}
      </div>
      {error && <ErrorNote message={error} />}
      <p role="status" className="sync-outcome">
        {said}
      </p>
      {isOpen && <ReceiptDialog receipt={receipt} onClose={() => setIsOpen(false)} />}
    </>
  )
}

function ReceiptDialog({
  receipt: { revisionId, receiptNumber },
  onClose,
}: ReceiptButtonsProps & { readonly onClose: () => void }) {
  const pdf = useAsync(revisionId, () => call('receipt.pdf', { revisionId }))
  return (
    <Modal open title={`上报回执 ${receiptNumber}`} width={960} footer={null} onCancel={onClose}>
      {pdf.status === 'failed' ? (
        <ErrorNote message={pdf.message} />
      ) : (
        <PdfPages bytes={pdf.status === 'ready' ? pdf.value : null} label="上报回执" />
      )}
    </Modal>
  )
}
