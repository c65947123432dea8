import { Modal } from 'antd'
import { useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { useJump } from '../../../lib/jump.ts'
import { saveRecord } from '../../../lib/record-writer.ts'
import { PointFields, type PointDraft } from './point-fields.tsx'

type NewPointDialogProps = {
  readonly taskId: string
  readonly areas: readonly string[]
  readonly onClose: () => void
}

/** A checkpoint of the panel's own, written whole and then gone to. */
export function NewPointDialog({ taskId, areas, onClose }: NewPointDialogProps) {
  const jump = useJump()
  const [draft, setDraft] = useState<PointDraft>({})
  const { title = '', howTo = '', code = '' } = draft
  const isTooLong = [[title, 120] as const, [howTo, 500] as const, [code, 20] as const].some(
    ([text, most]) => Array.from(text).length > most,
  )

  function add(): void {
    // Keys that rise with time keep the list in the order in which it was written.
    const key = uuidv7()
    saveRecord({ taskId, kind: 'own-checkpoint', key }, draft, 'now')
    onClose()
    jump('site-survey', `own-checkpoint:${key}`)
  }
  return (
    <Modal
      centered
      open
      title="添加勘查点"
      okText="添加"
      cancelText="取消"
      okButtonProps={{ disabled: title.trim() === '' || isTooLong }}
      onOk={add}
      onCancel={onClose}
    >
      <PointFields
        draft={draft}
        onChange={(changes) => setDraft({ ...draft, ...changes })}
        areas={areas}
      />
    </Modal>
  )
}
