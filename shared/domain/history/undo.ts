import type { AnyRecordBody } from '../record/kinds.ts'
import {
  fieldValue,
  isBody,
  isOverlapping,
  replay,
  splitField,
  withField,
  type RecordEntry,
} from './journal.ts'

/** One save, or one taking back of one. */
export type Change = {
  readonly id: string
  /** The change that this one takes back; null in a save. */
  readonly undoes: string | null
}

/** An expert's changes are saves, undos of changes, and redos: undos of undos. Oldest first. */
function undosAmong(changes: readonly Change[]): ReadonlySet<string> {
  const undos = new Set<string>()
  for (const { id, undoes } of changes) if (undoes !== null && !undos.has(undoes)) undos.add(id)
  return undos
}

/** What undo takes back: the last save or redo that is not taken back yet. */
export function nextUndo(changes: readonly Change[]): Change | undefined {
  const undos = undosAmong(changes)
  const takenBack = new Set(changes.map(({ undoes }) => undoes))
  return changes.findLast(({ id }) => !undos.has(id) && !takenBack.has(id))
}

/** What redo takes back: the last undo that stands; a save after it closes the way back. */
export function nextRedo(changes: readonly Change[]): Change | undefined {
  const undos = undosAmong(changes)
  const takenBack = new Set(changes.map(({ undoes }) => undoes))
  const at = changes.findLastIndex(({ id }) => undos.has(id) && !takenBack.has(id))
  const isClosed = changes.slice(at + 1).some(({ undoes }) => undoes === null)
  return at < 0 || isClosed ? undefined : changes[at]
}

/** How one record is put back to where it was before a change. */
export type TakenBack =
  /** It was not there: goes to the bin. */
  | { readonly kind: 'remove' }
  /** It was there: comes out of the bin, or its fields get their earlier values. */
  | { readonly kind: 'restore' | 'fields'; readonly body: AnyRecordBody; readonly fields: Fields }
  /** Someone else has changed it since. */
  | { readonly kind: 'changed-since'; readonly entry: RecordEntry }

type Fields = readonly string[]

/**
 * What taking back a change does to one of its records.
 *
 * `entries` are all of the record, oldest first; `current` is its body as it stands, undefined while
 * it is in the bin. Later changes by others to the same fields stop it; those taken back since do
 * not count. A record that the change made goes to the bin, unless others have written in it.
 */
export function takeBack(
  entries: readonly RecordEntry[],
  changeId: string,
  author: string,
  current: AnyRecordBody | undefined,
): TakenBack {
  const first = entries.findIndex((entry) => entry.changeId === changeId)
  const before = [...replay(entries.slice(0, first)).values()][0]?.body
  const paths = entries.filter((entry) => entry.changeId === changeId).map(({ field }) => field)
  const since = foreignEntries(entries, first, author)
  const stopping = since.findLast(({ field }) => paths.some((path) => isOverlapping(path, field)))
  if (stopping) return { kind: 'changed-since', entry: stopping }
  if (before === undefined && since.length === 0) return { kind: 'remove' }
  if (current === undefined) return { kind: 'restore', body: before ?? {}, fields: [''] }
  return restoreFields(current, before ?? {}, paths)
}

/** What others, or core by itself, wrote from there on and what still stands. */
function foreignEntries(
  entries: readonly RecordEntry[],
  from: number,
  author: string,
): readonly RecordEntry[] {
  const changes = entries.flatMap(({ changeId, undoes }) =>
    changeId === null ? [] : [{ id: changeId, undoes }],
  )
  const undos = undosAmong(changes)
  const takenBack = new Set(changes.map(({ undoes }) => undoes))
  return entries.slice(from).filter((entry) => {
    if (entry.changeId === null) return true
    if (entry.author === author) return false
    return !undos.has(entry.changeId) && !takenBack.has(entry.changeId)
  })
}

function restoreFields(current: AnyRecordBody, before: AnyRecordBody, paths: Fields): TakenBack {
  let body = current
  const fields = new Set(paths)
  for (const path of paths) {
    body = withField(body, path, fieldValue(before, path))
    const { field, member } = splitField(path)
    // A map that came with its first member goes with its last.
    const map = fieldValue(body, field)
    const isLast = member !== undefined && fieldValue(before, field) === undefined
    if (isLast && isBody(map) && Object.keys(map).length === 0) {
      body = withField(body, field, undefined)
      fields.add(field)
    }
  }
  return { kind: 'fields', body, fields: [...fields] }
}
