import type { Expert } from '../../formats/task-package.ts'
import type { RecordKind } from '../record/kinds.ts'
import type { RecordIndex } from '../record/read.ts'
import { hasWithdrawn } from './attendance.ts'

/** The kinds of records that say how the panel sits. */
export const PANEL_KINDS: readonly RecordKind[] = ['attendance', 'panel', 'substitute']

/**
 * The panel as it sits: the experts that the institution named, led by whom the panel elected, with
 * a substitute right after each member who withdrew and is replaced.
 *
 * A substitute counts as long as the withdrawal stands.
 */
export function composePanel(named: readonly Expert[], records: RecordIndex): readonly Expert[] {
  const substitutes = records.all('substitute')
  const elected = records.body('panel', 'panel').electedLeader ?? null
  if (substitutes.length === 0 && elected === null) return named
  const composed = named.flatMap((expert) => [
    expert,
    ...substitutes
      .filter(({ body }) => body.replaces === expert.id)
      .map(({ key, body }): Expert => ({
        id: key,
        name: body.name ?? '',
        organisation: body.organisation ?? '',
        title: body.title ?? '',
        specialty: body.specialty ?? '',
        role: 'member',
      })),
  ])
  const led = withLeader(composed, elected)
  return led.filter(({ id }) => {
    const substitute = substitutes.find(({ key }) => key === id)
    const replaced = led.find((expert) => expert.id === substitute?.body.replaces)
    return replaced === undefined || hasWithdrawn(records, replaced)
  })
}

/** Whether somebody takes the place of a member who withdrew. */
export function isReplaced(records: RecordIndex, expertId: string): boolean {
  return records.all('substitute').some(({ body }) => body.replaces === expertId)
}

/** Exactly one leads; an election of somebody who is not in the panel changes nothing. */
function withLeader(experts: readonly Expert[], elected: string | null): readonly Expert[] {
  if (!experts.some(({ id }) => id === elected)) return experts
  return experts.map((expert) => ({
    ...expert,
    role: expert.id === elected ? ('leader' as const) : ('member' as const),
  }))
}
