import type { Expert } from '../../formats/task-package.ts'
import type { RecordKind, StoredRecord } from '../record/kinds.ts'
import type { RecordIndex } from '../record/read.ts'
import { hasWithdrawn } from './attendance.ts'

/** The kinds of records that say how the panel sits. */
export const PANEL_KINDS: readonly RecordKind[] = ['attendance', 'panel', 'substitute']

/**
 * The panel as it sits: the experts that the institution named, led by whom the panel elected, with
 * a substitute right after each member who withdrew and is replaced.
 *
 * A substitute counts as long as the withdrawal stands, and leads no longer than that: an election
 * of somebody who is not in the panel changes nothing.
 */
export function composePanel(named: readonly Expert[], records: RecordIndex): readonly Expert[] {
  const substitutes = records.all('substitute')
  const elected = records.body('panel', 'panel').electedLeader ?? null
  if (substitutes.length === 0 && elected === null) return named
  const seat = (leader: string | null) =>
    named.flatMap((expert) => seated(expert, leader, records, substitutes))
  const led = seat(elected)
  return led.some(({ id }) => id === elected) ? led : seat(null)
}

/** An expert, and after one who withdrew the substitute, who may have withdrawn as well. */
function seated(
  expert: Expert,
  elected: string | null,
  records: RecordIndex,
  substitutes: readonly StoredRecord<'substitute'>[],
): readonly Expert[] {
  const sitting: Expert =
    elected === null ? expert : { ...expert, role: expert.id === elected ? 'leader' : 'member' }
  if (!hasWithdrawn(records, sitting)) return [sitting]
  const own = substitutes.filter(({ body }) => body.replaces === expert.id)
  const others = substitutes.filter((one) => !own.includes(one))
  return [sitting, ...own.flatMap((one) => seated(toExpert(one), elected, records, others))]
}

function toExpert({ key, body }: StoredRecord<'substitute'>): Expert {
  return {
    id: key,
    name: body.name ?? '',
    organisation: body.organisation ?? '',
    title: body.title ?? '',
    specialty: body.specialty ?? '',
    role: 'member',
  }
}

/** Whether somebody takes the place of a member who withdrew. */
export function isReplaced(records: RecordIndex, expertId: string): boolean {
  return records.all('substitute').some(({ body }) => body.replaces === expertId)
}
