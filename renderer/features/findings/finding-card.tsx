import {
  FINDING_STATUS_NAMES,
  isOpen as isOpenFinding,
  SEVERITY_NAMES,
} from '../../../shared/domain/findings/index.ts'
import { SEVERITY_TONES } from '../../lib/findings.ts'
import { useRecord } from '../../lib/use-record.ts'
import { FoldCard } from '../../ui/fold-card.tsx'
import { StatusChip } from '../../ui/status-chip.tsx'
import { FindingForm } from './finding-form.tsx'

type FindingCardProps = {
  readonly recordKey: string
  readonly isOpen: boolean
  readonly onToggle: () => void
}

/** One finding: a line in the list, its form when opened. */
export function FindingCard({ recordKey, isOpen, onToggle }: FindingCardProps) {
  const record = useRecord('finding', recordKey)
  const { title, severity, status, round, requirement } = record.body
  return (
    <FoldCard
      id={`finding:${recordKey}`}
      title={title?.trim() ? title : '（未写标题）'}
      note={isOpen ? undefined : requirement}
      isOpen={isOpen}
      onToggle={onToggle}
      actions={
        <>
          {round !== undefined && round > 1 && <span className="note">第 {round} 轮</span>}
          <StatusChip tone={severity ? SEVERITY_TONES[severity] : 'neutral'}>
            {severity ? SEVERITY_NAMES[severity] : '未定程度'}
          </StatusChip>
          <StatusChip tone={isOpenFinding(record) ? 'neutral' : 'ok'}>
            {FINDING_STATUS_NAMES[status ?? 'open']}
          </StatusChip>
        </>
      }
    >
      <FindingForm recordKey={recordKey} record={record} />
    </FoldCard>
  )
}
