import type { DemonstratedSystem } from '../../../shared/catalog/index.ts'
import { useRecord } from '../../lib/use-record.ts'
import { FoldCard } from '../../ui/fold-card.tsx'
import { CHIP_TONES, StatusChip } from '../../ui/status-chip.tsx'
import { DemonstrationForm } from './demonstration-form.tsx'
import { STEP_RESULTS } from './demonstration-terms.ts'

type Props = {
  readonly recordKey: string
  readonly type: DemonstratedSystem | undefined
  readonly isOpen: boolean
  readonly onToggle: () => void
}

/** One system: a line with its results, the script when opened. */
export function DemonstrationCard({ recordKey, type, isOpen, onToggle }: Props) {
  const record = useRecord('demonstration', recordKey)
  const { system, systemType, provider, results } = record.body
  const steps = type?.steps ?? []
  const given = steps.map(({ code }) => results?.[code])
  const open = given.filter((result) => result === undefined).length
  const title = system?.trim() || type?.name || systemType || '未命名的系统'
  return (
    <FoldCard
      id={`demonstration:${recordKey}`}
      title={title}
      isOpen={isOpen}
      onToggle={onToggle}
      note={[type && `${type.system} ${type.name}`, provider?.trim()].filter(Boolean).join('，')}
      actions={
        <>
          {STEP_RESULTS.map(({ value, label, tone }) => {
            const count = given.filter((result) => result === value).length
            return count === 0 ? null : (
              <StatusChip key={value} tone={CHIP_TONES[tone]}>
                {label} {count}
              </StatusChip>
            )
          })}
          {open > 0 && <StatusChip tone="neutral">待记录 {open}</StatusChip>}
        </>
      }
    >
      <DemonstrationForm recordKey={recordKey} record={record} type={type} title={title} />
    </FoldCard>
  )
}
