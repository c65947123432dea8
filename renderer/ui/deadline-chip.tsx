import { deadline } from '../../shared/domain/rounds/index.ts'
import { today } from '../lib/words.ts'
import { StatusChip } from './status-chip.tsx'

const SOON_DAYS = 7

/** How many days a rectification has left. */
export function DeadlineChip({ dueOn }: { readonly dueOn: string }) {
  const { days, isOver, words } = deadline(dueOn, today())
  const tone = isOver ? 'blocking' : days <= SOON_DAYS ? 'action' : 'neutral'
  return <StatusChip tone={tone}>{words}</StatusChip>
}
