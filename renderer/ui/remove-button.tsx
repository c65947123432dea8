import { DeleteOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { ReasonDialog } from './reason-dialog.tsx'

type RemoveButtonProps = {
  readonly children: string
  /** What the button is called where its words alone do not say what is removed. */
  readonly name?: string | undefined
  /** Of the dialog that asks for the reason. */
  readonly title: string
  /** What will happen, and what stays. */
  readonly note: string
  readonly label?: string | undefined
  readonly onRemove: (reason: string) => Promise<void>
}

/** Puts a record in the bin, once a reason is written. */
export function RemoveButton({ children, name, title, note, label, onRemove }: RemoveButtonProps) {
  const [isAsking, setIsAsking] = useState(false)
  return (
    <>
      <Button
        danger
        icon={<DeleteOutlined aria-hidden />}
        aria-label={name}
        onClick={() => setIsAsking(true)}
      >
        {children}
      </Button>
      <ReasonDialog
        isOpen={isAsking}
        title={title}
        note={note}
        label={label}
        confirmText="删除"
        isDangerous
        onConfirm={onRemove}
        onClose={() => setIsAsking(false)}
      />
    </>
  )
}
