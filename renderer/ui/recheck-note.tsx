import { Button } from 'antd'
import { useState } from 'react'
import type { RecordKind } from '../../shared/domain/record/kinds.ts'
import type { Recheck } from '../../shared/domain/rounds/index.ts'
import { useRecord } from '../lib/use-record.ts'
import { whenSettled } from '../lib/record-writer.ts'
import { useMayWrite } from '../lib/use-may-write.ts'
import { useWorkspaceStore } from '../lib/workspace-store.ts'
import { ReasonDialog } from './reason-dialog.tsx'
import './recheck-note.css'
import { StatusChip } from './status-chip.tsx'

type RecheckNoteProps = { readonly kind: RecordKind; readonly recordKey: string }

/** Says that the round before left this record wanting, and takes down that it was looked at again. */
export function RecheckNote({ kind, recordKey }: RecheckNoteProps) {
  const target = `${kind}:${recordKey}`
  const state = useWorkspaceStore(({ view }) => view?.recheckOf.get(target))
  return state ? <RecheckState target={target} state={state} /> : null
}

type RecheckStateProps = {
  readonly target: string
  readonly state: Recheck['state']
}

export function RecheckState({ target, state }: RecheckStateProps) {
  const { body, save } = useRecord('recheck', target)
  const round = useWorkspaceStore(({ workspace }) => workspace?.summary.round ?? 1)
  const canConfirm = useMayWrite('recheck', target)
  const [isAsking, setIsAsking] = useState(false)

  async function confirm(note: string): Promise<void> {
    save({ round, note })
    await whenSettled()
    setIsAsking(false)
  }
  return (
    <div className="recheck-note">
      <StatusChip tone={CHIPS[state].tone}>{CHIPS[state].name}</StatusChip>
      {state === 'open' && <span>上一轮未通过，请重新核查并改写结果。</span>}
      {state === 'confirmed' && <span>{body.note}</span>}
      {state === 'open' && canConfirm && (
        <Button onClick={() => setIsAsking(true)}>核查过，情况未变</Button>
      )}
      <ReasonDialog
        isOpen={isAsking}
        title="复核：情况未变"
        note="已重新核查，结果与上一轮相同。复核情况写入记录。"
        label="复核情况（必填）"
        confirmText="确认"
        onConfirm={confirm}
        onClose={() => setIsAsking(false)}
      />
    </div>
  )
}

const CHIPS = {
  open: { tone: 'blocking', name: '须复核' },
  changed: { tone: 'ok', name: '本轮已改写' },
  removed: { tone: 'neutral', name: '本轮已移入回收站' },
  confirmed: { tone: 'info', name: '已复核，情况未变' },
} as const
