import type { AnyRecordBody, RecordKind } from '../record/kinds.ts'

/** One field of one record, changed: old and new value, who, when and why. */
export type RecordEntry = {
  readonly sequence: number
  readonly recordId: string
  readonly kind: RecordKind
  readonly key: string
  /** A field, a map's member (`answers.Q1`), or '' for the record as a whole. */
  readonly field: string
  readonly oldValue: unknown
  readonly newValue: unknown
  /** The field is not there any more, which is more than null. */
  readonly isAbsent: boolean
  readonly author: string
  readonly at: string
  readonly reason: string | null
  /** The entries of one save share it; null in entries that undo leaves alone. */
  readonly changeId: string | null
  /** The change that this one takes back. */
  readonly undoes: string | null
}

/** A record as its entries make it. */
export type ReplayedRecord = {
  readonly kind: RecordKind
  readonly key: string
  readonly body: AnyRecordBody
  readonly author: string
  readonly savedAt: string
}

/** The records as they stand after these entries (oldest first), by id; removed ones are not there. */
export function replay(entries: readonly RecordEntry[]): ReadonlyMap<string, ReplayedRecord> {
  const records = new Map<string, ReplayedRecord>()
  for (const entry of entries) {
    const { recordId, kind, key, author, at } = entry
    const body = applyEntry(records.get(recordId)?.body, entry)
    if (body === undefined) records.delete(recordId)
    else records.set(recordId, { kind, key, body, author, savedAt: at })
  }
  return records
}

type Entry = Pick<RecordEntry, 'field' | 'newValue' | 'isAbsent'>

function applyEntry(body: AnyRecordBody | undefined, entry: Entry): AnyRecordBody | undefined {
  if (entry.field === '') return isBody(entry.newValue) ? entry.newValue : undefined
  const { member } = splitField(entry.field)
  // Entries of older programs say null where a member was taken out.
  const isGone = entry.isAbsent || (member !== undefined && entry.newValue === null)
  return withField(body ?? {}, entry.field, isGone ? undefined : entry.newValue)
}

/** The value at a path, or undefined where nothing is. */
export function fieldValue(body: AnyRecordBody, path: string): unknown {
  const { field, member } = splitField(path)
  const value = own(body, field)
  return member === undefined ? value : isBody(value) ? own(value, member) : undefined
}

/** The body with another value at a path; undefined takes the field or the member out. */
export function withField(body: AnyRecordBody, path: string, value: unknown): AnyRecordBody {
  const { field, member } = splitField(path)
  if (member === undefined) return withOwn(body, field, value)
  const map = own(body, field)
  return withOwn(body, field, withOwn(isBody(map) ? map : {}, member, value))
}

/** Whether two paths name the same thing or one lies within the other. */
export function isOverlapping(one: string, other: string): boolean {
  if (one === other || one === '' || other === '') return true
  return one.startsWith(`${other}.`) || other.startsWith(`${one}.`)
}

export function splitField(path: string): {
  readonly field: string
  readonly member: string | undefined
} {
  const dot = path.indexOf('.')
  return dot < 0
    ? { field: path, member: undefined }
    : { field: path.slice(0, dot), member: path.slice(dot + 1) }
}

export function isBody(value: unknown): value is AnyRecordBody {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function own(body: AnyRecordBody, name: string): unknown {
  return Object.hasOwn(body, name) ? body[name] : undefined
}

function withOwn(body: AnyRecordBody, name: string, value: unknown): AnyRecordBody {
  if (value !== undefined) return { ...body, [name]: value }
  return Object.fromEntries(Object.entries(body).filter(([other]) => other !== name))
}
