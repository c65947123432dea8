import { hasWithdrawn } from '../../../shared/domain/panel/attendance.ts'
import { sheetState } from '../../../shared/domain/panel/handing-in.ts'
import { ROLE_NAMES } from '../../../shared/domain/panel/roles.ts'
import type { RecordIndex } from '../../../shared/domain/record/read.ts'
import type { Expert } from '../../../shared/formats/task-package.ts'
import { clockTime } from '../../lib/words.ts'
import { AbsenceButton } from '../../ui/absence-button.tsx'
import { HistoryButton } from '../../ui/history-button.tsx'
import { StatusChip } from '../../ui/status-chip.tsx'

type PanelSheetsProps = {
  readonly records: RecordIndex
  readonly experts: readonly Expert[]
}

/** Who has handed in, who is excused, who is awaited. */
export function PanelSheets({ records, experts }: PanelSheetsProps) {
  return (
    <section className="panel-sheets" aria-labelledby="panel-sheets-title">
      <h2 id="panel-sheets-title">专家提交情况</h2>
      <ul>
        {experts.map((expert) => (
          <SheetRow key={expert.id} expert={expert} records={records} />
        ))}
      </ul>
    </section>
  )
}

type SheetRowProps = Pick<PanelSheetsProps, 'records'> & { readonly expert: Expert }

function SheetRow({ expert, records }: SheetRowProps) {
  const sheet = sheetState(records, expert)
  const isWithdrawn = hasWithdrawn(records, expert)
  return (
    <li id={`score-sheet:${expert.id}`} className="panel-sheet" tabIndex={-1}>
      <span className="panel-sheet-name">
        {expert.name}
        <span className="panel-sheet-role">{ROLE_NAMES[expert.role]}</span>
      </span>
      {sheet.state === 'in' && (
        <StatusChip tone="ok">已提交 {clockTime(sheet.handedInAt)}</StatusChip>
      )}
      {sheet.state === 'open' && <StatusChip tone="action">未提交</StatusChip>}
      {sheet.state === 'absent' && (
        <StatusChip>{isWithdrawn ? sheet.reason : `缺席：${sheet.reason}`}</StatusChip>
      )}
      {!isWithdrawn && <AbsenceButton expert={expert} sheet={sheet} />}
      <HistoryButton kind="score-sheet" recordKey={expert.id} />
    </li>
  )
}
