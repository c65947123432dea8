import type { DemonstrationScript } from '../../../shared/catalog/index.ts'
import { demonstrationSteps } from '../../../shared/domain/demonstration/steps.ts'
import { useRecord } from '../../lib/use-record.ts'
import { AddFinding } from '../../ui/add-finding.tsx'
import { FoldCard } from '../../ui/fold-card.tsx'
import { RecheckNote } from '../../ui/recheck-note.tsx'
import { CHIP_TONES, StatusChip } from '../../ui/status-chip.tsx'
import { DemonstrationForm } from './demonstration-form.tsx'
import { STEP_OPTIONS } from './demonstration-terms.ts'

type Props = {
  readonly recordKey: string
  readonly script: DemonstrationScript | undefined
  readonly isOpen: boolean
  readonly onToggle: () => void
}

/** One system: a line with its results, the steps when opened. */
export function DemonstrationCard({ recordKey, script, isOpen, onToggle }: Props) {
  const record = useRecord('demonstration', recordKey)
  const { system, systemType, provider, results } = record.body
  const type = script?.systems.find((one) => one.system === systemType)
  const steps = demonstrationSteps(script, record.body)
  const given = steps.map(({ code }) => results?.[code])
  const open = given.filter((result) => result === undefined).length
  const title = system?.trim() || type?.name || '未命名的系统'
  return (
    <FoldCard
      id={`demonstration:${recordKey}`}
      title={title}
      isOpen={isOpen}
      onToggle={onToggle}
      note={[type && `${type.system} ${type.name}`, provider?.trim()].filter(Boolean).join('，')}
      actions={
        <>
          {STEP_OPTIONS.map(({ value, label, tone }) => {
            const count = given.filter((result) => result === value).length
            return count === 0 ? null : (
              <StatusChip key={value} tone={CHIP_TONES[tone]}>
                {label} {count}
              </StatusChip>
            )
          })}
          {open > 0 && <StatusChip tone="neutral">待记录 {open}</StatusChip>}
          <AddFinding kind="demonstration" recordKey={recordKey} />
        </>
      }
    >
      <RecheckNote kind="demonstration" recordKey={recordKey} />
      <DemonstrationForm recordKey={recordKey} record={record} steps={steps} title={title} />
    </FoldCard>
  )
}
