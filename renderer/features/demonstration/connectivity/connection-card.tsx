import {
  CONNECTION_STATES,
  connectionState,
  type ConnectionState,
} from '../../../../shared/domain/connectivity/connection.ts'
import { useRecord } from '../../../lib/use-record.ts'
import { AddFinding } from '../../../ui/add-finding.tsx'
import { FoldCard } from '../../../ui/fold-card.tsx'
import { StatusChip, type ChipTone } from '../../../ui/status-chip.tsx'
import { ConnectionForm } from './connection-form.tsx'

const TONES: Readonly<Record<ConnectionState, ChipTone>> = {
  'automatic-shown': 'ok',
  'automatic-claimed': 'info',
  'manual-shown': 'neutral',
  'manual-claimed': 'neutral',
  open: 'action',
}

type ConnectionCardProps = {
  readonly recordKey: string
  readonly isOpen: boolean
  readonly onToggle: () => void
  readonly onAddAnother: () => void
}

/** One connection: a line in the list, its form when opened. */
export function ConnectionCard(props: ConnectionCardProps) {
  const { recordKey, isOpen, onToggle, onAddAnother } = props
  const record = useRecord('connection', recordKey)
  const { from, to, data } = record.body
  const state = connectionState(record.body)
  const { sign, words } = CONNECTION_STATES[state]
  const title = `${from?.trim() || '？'} → ${to?.trim() || '？'}`
  return (
    <FoldCard
      id={`connection:${recordKey}`}
      title={title}
      note={data?.trim() || undefined}
      isOpen={isOpen}
      onToggle={onToggle}
      actions={
        <>
          <StatusChip tone={TONES[state]}>
            {sign} {words}
          </StatusChip>
          <AddFinding kind="connection" recordKey={recordKey} />
        </>
      }
    >
      <ConnectionForm
        recordKey={recordKey}
        record={record}
        title={title}
        onAddAnother={onAddAnother}
      />
    </FoldCard>
  )
}
