import { indexRecords, type RecordIndex } from '../record/read.ts'
import { placeFinder, type RecordPlace } from '../record/record-place.ts'
import type { Workspace } from '../task/workspace.ts'

/** A record that did not hold up in the round before, and what this round made of it. */
export type Recheck = RecordPlace & {
  readonly target: string
  /**
   * `changed`: written again in this round; `confirmed`: looked at, still the same; `removed`: in the
   * bin, with a reason.
   */
  readonly state: 'open' | 'changed' | 'confirmed' | 'removed'
  /** What was found on looking again; empty unless confirmed. */
  readonly note: string
}

/** Everything that the round before left wanting, in the order of its snapshot. */
export function recheckList(workspace: Workspace): readonly Recheck[] {
  const { previousRound, summary, package: pkg } = workspace
  if (previousRound === null) return []
  const now = indexRecords(workspace.records)
  const then = indexRecords(
    previousRound.failed.map((record) => ({
      ...record,
      taskId: summary.id,
      author: '',
      savedAt: '',
    })),
  )
  const current = new Map(
    workspace.records.map((record) => [`${record.kind}:${record.key}`, record]),
  )
  const placeOf = placeFinder(pkg, then)
  return previousRound.failed.flatMap(({ id, kind, key, revision }): readonly Recheck[] => {
    const target = `${kind}:${key}`
    const place = placeOf(target)
    if (!place) return []
    const record = current.get(target)
    const note = confirmation(now, target, summary.round)
    const state =
      record === undefined
        ? 'removed'
        : record.id !== id || record.revision !== revision
          ? 'changed'
          : note === ''
            ? 'open'
            : 'confirmed'
    return [{ ...place, target, state, note: state === 'confirmed' ? note : '' }]
  })
}

/** What still has to be looked at again (须复核) before this round's opinion can be frozen. */
export function mustRecheck(workspace: Workspace): readonly Recheck[] {
  return recheckList(workspace).filter(({ state }) => state === 'open')
}

function confirmation(records: RecordIndex, target: string, round: number): string {
  const body = records.body('recheck', target)
  return body.round === round ? (body.note ?? '').trim() : ''
}
