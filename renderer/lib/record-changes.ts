import type { RecordBody, RecordKind } from '../../shared/domain/record/kinds.ts'
import type { Changes } from '../../shared/domain/record/apply-changes.ts'

/** New values by field; a member of a map is `map.key`, and `null` takes it out. */
export type RecordChanges<K extends RecordKind> = Partial<RecordBody<K>> & {
  readonly [path: `${string}.${string}`]: unknown
}

/**
 * The body as the screen shows it: unsaved changes over what core has.
 *
 * Unlike `applyChanges` it takes what core would refuse: typed text stays visible while it is wrong.
 */
export function overlayChanges<K extends RecordKind>(
  body: RecordBody<K>,
  changes: Changes | undefined,
): RecordBody<K> {
  if (changes === undefined) return body
  const shown: Record<string, unknown> = { ...body }
  for (const [path, value] of Object.entries(changes)) {
    const dot = path.indexOf('.')
    if (dot < 0) shown[path] = value
    else
      shown[path.slice(0, dot)] = withMember(shown[path.slice(0, dot)], path.slice(dot + 1), value)
  }
  // The fields come from `save`, which is typed by the kind.
  return shown as RecordBody<K>
}

/** Later changes win; a whole map replaces members that were changed before it. */
export function mergeChanges(earlier: Changes, later: Changes): Changes {
  const kept = Object.entries(earlier).filter(
    ([path]) => !(path in later) && !((path.split('.')[0] ?? path) in later),
  )
  return { ...Object.fromEntries(kept), ...later }
}

function withMember(
  map: unknown,
  member: string,
  value: unknown,
): Readonly<Record<string, unknown>> {
  const members = Object.entries(typeof map === 'object' && map !== null ? map : {}).filter(
    ([key]) => key !== member,
  )
  return Object.fromEntries(value === null ? members : [...members, [member, value]])
}
