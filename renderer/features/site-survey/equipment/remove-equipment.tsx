import { useState } from 'react'
import { call } from '../../../lib/core-client.ts'
import { discardDraft, draftName } from '../../../lib/record-writer.ts'
import { trackSaving } from '../../../lib/save-state.ts'
import { reload } from '../../../lib/workspace-store.ts'
import { ReasonDialog } from '../../../ui/reason-dialog.tsx'

export type Removal = { readonly keys: readonly string[]; readonly name: string }

type RemoveEquipmentProps = {
  readonly taskId: string
  readonly removal: Removal
  readonly onClose: () => void
}

/** Puts one row or all shown ones in the bin, with the written reason. */
export function RemoveEquipment({ taskId, removal, onClose }: RemoveEquipmentProps) {
  const { keys, name } = removal
  const [done, setDone] = useState(0)

  async function remove(reason: string): Promise<void> {
    try {
      for (const [index, key] of keys.entries()) {
        discardDraft(draftName({ taskId, kind: 'equipment', key }))
        await trackSaving(
          `remove equipment ${key}`,
          call('record.remove', { taskId, kind: 'equipment', key, reason }),
        )
        if (index % 50 === 0) setDone(index)
      }
      onClose()
    } finally {
      await reload()
    }
  }
  return (
    <ReasonDialog
      isOpen
      title={`移除${name}？`}
      note={
        done > 0
          ? `正在移除，已完成 ${done} / ${keys.length} 行…`
          : '移入回收站，历史记录仍在，合计随即更新。'
      }
      confirmText="移除"
      isDangerous
      onConfirm={remove}
      onClose={onClose}
    />
  )
}
