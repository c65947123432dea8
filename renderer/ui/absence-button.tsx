import { Button } from 'antd'
import { useState } from 'react'
import { hasWithdrawn, returnChanges } from '../../shared/domain/panel/attendance.ts'
import type { SheetState } from '../../shared/domain/panel/handing-in.ts'
import type { Expert } from '../../shared/formats/task-package.ts'
import { call } from '../lib/core-client.ts'
import { saveRecord } from '../lib/record-writer.ts'
import { trackSaving } from '../lib/save-state.ts'
import { reload, useWorkspace } from '../lib/workspace-store.ts'
import { ReasonDialog } from './reason-dialog.tsx'

const RETURNED = '取消回避'

type Props = { readonly expert: Expert; readonly sheet: SheetState }

/** The leader records that a member is not here, or that the member takes part after all. */
export function AbsenceButton({ expert, sheet }: Props) {
  const { workspace, records, isLeader, isFrozen } = useWorkspace()
  const [isAsking, setIsAsking] = useState(false)
  if (!isLeader || isFrozen || expert.role === 'leader' || sheet.state === 'in') return null
  const taskId = workspace.summary.id
  const isWithdrawn = hasWithdrawn(records, expert)

  async function takeBack(): Promise<void> {
    const note = { changeId: crypto.randomUUID() }
    const { withdrawalReason } = records.body('attendance', expert.id)
    for (const { kind, key, changes } of returnChanges(expert.id)) {
      // Who was only absent has no withdrawal to take back.
      if (kind === 'attendance' && !withdrawalReason) continue
      saveRecord({ taskId, kind, key }, changes, 'now', note)
    }
    // Whoever stood in must not come back by itself with another withdrawal.
    const standIns = records.all('substitute').filter(({ body }) => body.replaces === expert.id)
    for (const { kind, key } of standIns) {
      const removal = call('record.remove', { taskId, kind, key, reason: RETURNED })
      await trackSaving(`remove ${kind} ${key}`, removal)
      await reload()
    }
  }
  if (sheet.state === 'absent') {
    const what = isWithdrawn ? '取消回避' : '取消缺席'
    return (
      <Button onClick={() => void takeBack()} aria-label={`${what}：${expert.name}`}>
        {what}
      </Button>
    )
  }
  return (
    <>
      <Button onClick={() => setIsAsking(true)} aria-label={`登记${expert.name}缺席`}>
        登记缺席
      </Button>
      <ReasonDialog
        isOpen={isAsking}
        title={`登记 ${expert.name} 缺席`}
        note="缺席的专家不打分、不表决、不签字，理由随验收记录留存。定稿前可以取消。"
        label="缺席理由（必填）"
        confirmText="登记缺席"
        onConfirm={(absenceReason) => {
          saveRecord({ taskId, kind: 'score-sheet', key: expert.id }, { absenceReason }, 'now')
          setIsAsking(false)
        }}
        onClose={() => setIsAsking(false)}
      />
    </>
  )
}
