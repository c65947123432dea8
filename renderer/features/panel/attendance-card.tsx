import { missingFromExpert } from '../../../shared/domain/panel/attendance.ts'
import { sheetState } from '../../../shared/domain/panel/handing-in.ts'
import { ROLE_NAMES } from '../../../shared/domain/panel/roles.ts'
import type { Expert } from '../../../shared/formats/task-package.ts'
import { useRecord } from '../../lib/use-record.ts'
import { useWorkspace } from '../../lib/workspace-store.ts'
import { AbsenceButton } from '../../ui/absence-button.tsx'
import { RecordCard } from '../../ui/record-card.tsx'
import { StatusChip } from '../../ui/status-chip.tsx'
import { ConflictField } from './conflict-field.tsx'
import { PromiseField } from './promise-field.tsx'
import { TimeField } from './time-field.tsx'

/** One expert: when here, whether free of conflicts of interest, and the signed promise. */
export function AttendanceCard({ expert }: { readonly expert: Expert }) {
  const { records } = useWorkspace()
  const record = useRecord('attendance', expert.id)
  const { body, save, canEdit } = record
  const missing = missingFromExpert(records, expert)
  const sheet = sheetState(records, expert)
  const isAbsent = sheet.state === 'absent'
  const isDeclared = body.conflict === 'declared'
  return (
    <RecordCard
      id={`attendance:${expert.id}`}
      title={`${expert.name}（${ROLE_NAMES[expert.role]}）`}
      note={`${expert.organisation}，${expert.title}，${expert.specialty}`}
      actions={
        <>
          {sheet.state === 'absent' && (
            <StatusChip tone="neutral">不参加：{sheet.reason}</StatusChip>
          )}
          {!isAbsent && missing.length === 0 && <StatusChip tone="ok">已就绪</StatusChip>}
          {!isAbsent && missing.length > 0 && (
            <StatusChip tone="action">还差 {missing.length} 项</StatusChip>
          )}
          <AbsenceButton expert={expert} sheet={sheet} />
        </>
      }
    >
      {!isAbsent && (
        <div className="attendance-times">
          <TimeField
            label="到场"
            action="签到"
            of={expert.name}
            value={body.arrivedAt}
            onChange={(arrivedAt) => save({ arrivedAt })}
            disabled={!canEdit}
            isPrimary
          />
          <TimeField
            label="离场"
            action="登记离场"
            of={expert.name}
            value={body.leftAt}
            onChange={(leftAt) => save({ leftAt })}
            disabled={!canEdit || !body.arrivedAt}
          />
        </div>
      )}
      {(!isAbsent || isDeclared) && (
        <ConflictField expert={expert} record={record} isAbsent={isAbsent} />
      )}
      {!isAbsent && !isDeclared && <PromiseField expert={expert} record={record} />}
    </RecordCard>
  )
}
