import { Modal } from 'antd'
import { useState } from 'react'
import { errorMessage } from '../lib/error-message.ts'
import { ErrorNote } from './error-note.tsx'
import { TextField } from './text-field.tsx'

type ReasonDialogProps = {
  readonly isOpen: boolean
  readonly title: string
  /** What will happen, and what stays. */
  readonly note?: string | undefined
  readonly label?: string | undefined
  readonly confirmText?: string | undefined
  readonly isDangerous?: boolean | undefined
  readonly onConfirm: (reason: string) => Promise<void> | void
  readonly onClose: () => void
}

/** Asks for the written reason that goes into the journal. Closing is up to the caller. */
export function ReasonDialog(props: ReasonDialogProps) {
  const [reason, setReason] = useState('')
  const [isBusy, setIsBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const trimmed = reason.trim()

  async function confirm(): Promise<void> {
    if (trimmed === '' || isBusy) return
    setIsBusy(true)
    setError(null)
    try {
      await props.onConfirm(trimmed)
    } catch (failure) {
      setError(errorMessage(failure))
    } finally {
      setIsBusy(false)
    }
  }
  return (
    <Modal
      centered
      open={props.isOpen}
      title={props.title}
      okText={props.confirmText ?? '确定'}
      cancelText="取消"
      okButtonProps={{
        danger: props.isDangerous ?? false,
        disabled: trimmed === '' || Array.from(trimmed).length > 500,
        loading: isBusy,
      }}
      onOk={() => void confirm()}
      onCancel={props.onClose}
      afterOpenChange={(isShown) => {
        // Only once it is closed: what is typed while it opens must stay.
        if (isShown) return
        setReason('')
        setError(null)
      }}
      destroyOnHidden
    >
      {props.note && <p>{props.note}</p>}
      <TextField
        label={props.label ?? '理由（必填）'}
        value={reason}
        onChange={setReason}
        multiline
        maxLength={500}
      />
      {error && <ErrorNote message={error} />}
    </Modal>
  )
}
