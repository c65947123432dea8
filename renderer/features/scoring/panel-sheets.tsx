import { Button } from 'antd'
import { useState } from 'react'
import { hasWithdrawn } from '../../../shared/domain/panel/attendance.ts'
import { sheetState } from '../../../shared/domain/panel/handing-in.ts'
import type { RecordIndex } from '../../../shared/domain/record/read.ts'
import type { Expert } from '../../../shared/formats/task-package.ts'
import { useRecord } from '../../lib/use-record.ts'
import { clockTime } from '../../lib/words.ts'
import { HistoryButton } from '../../ui/history-button.tsx'
import { ReasonDialog } from '../../ui/reason-dialog.tsx'
import { StatusChip } from '../../ui/status-chip.tsx'

type PanelSheetsProps = {
  readonly records: RecordIndex
  readonly experts: readonly Expert[]
  readonly isLeader: boolean
}

/** Who has handed in, who is excused, who is awaited. */
export function PanelSheets({ records, experts, isLeader }: PanelSheetsProps) {
  return (
    <section className="panel-sheets" aria-labelledby="panel-sheets-title">
      <h2 id="panel-sheets-title">专家提交情况</h2>
      <ul>
        {experts.map((expert) => (
          <SheetRow key={expert.id} expert={expert} records={records} isLeader={isLeader} />
        ))}
      </ul>
    </section>
  )
}

type SheetRowProps = Pick<PanelSheetsProps, 'records' | 'isLeader'> & { readonly expert: Expert }

function SheetRow({ expert, records, isLeader }: SheetRowProps) {
  const { save, canEdit } = useRecord('score-sheet', expert.id)
  const [isAsking, setIsAsking] = useState(false)
  const sheet = sheetState(records, expert)
  // A withdrawal is more than absence: it is taken back where the conflict was declared.
  const isWithdrawn = hasWithdrawn(records, expert)
  const mayExcuse = isLeader && canEdit && expert.role === 'member' && !isWithdrawn
  return (
    <li id={`score-sheet:${expert.id}`} className="panel-sheet" tabIndex={-1}>
      <span className="panel-sheet-name">
        {expert.name}
        <span className="panel-sheet-role">{expert.role === 'leader' ? '组长' : '组员'}</span>
      </span>
      {sheet.state === 'in' && (
        <StatusChip tone="ok">已提交 {clockTime(sheet.handedInAt)}</StatusChip>
      )}
      {sheet.state === 'open' && <StatusChip tone="action">未提交</StatusChip>}
      {sheet.state === 'absent' && (
        <StatusChip>{isWithdrawn ? sheet.reason : `缺席：${sheet.reason}`}</StatusChip>
      )}
      {mayExcuse && sheet.state === 'open' && (
        <Button onClick={() => setIsAsking(true)} aria-label={`登记${expert.name}缺席`}>
          登记缺席
        </Button>
      )}
      {mayExcuse && sheet.state === 'absent' && (
        <Button
          onClick={() => save({ absenceReason: '' })}
          aria-label={`取消${expert.name}的缺席登记`}
        >
          取消缺席
        </Button>
      )}
      <HistoryButton kind="score-sheet" recordKey={expert.id} />
      <ReasonDialog
        isOpen={isAsking}
        title={`登记 ${expert.name} 缺席`}
        note="缺席的专家不打分、不签字，理由随验收记录留存。定稿前可以取消。"
        label="缺席理由（必填）"
        confirmText="登记缺席"
        onConfirm={(absenceReason) => {
          save({ absenceReason })
          setIsAsking(false)
        }}
        onClose={() => setIsAsking(false)}
      />
    </li>
  )
}
