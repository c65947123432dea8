import type { Problem } from '../../errors.ts'
import { describeIssues } from '../../formats/issues.ts'
import { RECORD_KINDS, recordSchemas, type AnyRecordBody, type RecordKind } from './kinds.ts'

/** New values by field; a field of a map is `map.key`, e.g. `answers.MG01`. */
export type Changes = { readonly [field: string]: unknown }

export type FieldChange = {
  readonly field: string
  readonly oldValue: unknown
  readonly newValue: unknown
}

export type AppliedChanges =
  | { readonly ok: true; readonly body: AnyRecordBody; readonly changed: readonly FieldChange[] }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/** Made once: making one takes as long as some hundred checks with it. */
const PARTIAL_SCHEMAS = new Map(RECORD_KINDS.map((kind) => [kind, recordSchemas[kind].partial()]))

/**
 * Puts new field values into a record and checks the whole record against its kind.
 *
 * `null` keeps a nullable field but takes a member out of a map. Values equal to the old ones are
 * no change, nor is taking out what is not there.
 *
 * @example applyChanges('interview', { answers: { Q1: 'a' } }, { 'answers.Q2': 'b' })
 *   // body { answers: { Q1: 'a', Q2: 'b' } }, changed [{ field: 'answers.Q2', … }]
 */
export function applyChanges(
  kind: RecordKind,
  body: AnyRecordBody,
  changes: Changes,
): AppliedChanges {
  const next: Record<string, unknown> = { ...body }
  const changed: FieldChange[] = []
  for (const [path, newValue] of Object.entries(changes)) {
    const [field, member] = splitOnce(path)
    // zod passes this name over, in objects and in maps alike.
    if (field === '__proto__' || member === '__proto__') return refused(path)
    const map = asMap(own(next, field))
    const oldValue = member === undefined ? own(next, field) : own(map, member)
    if (JSON.stringify(oldValue) === JSON.stringify(newValue)) continue
    if (member !== undefined && oldValue === undefined && newValue === null) continue
    if (member === undefined) next[field] = newValue
    else if (newValue === null) next[field] = without(map, member)
    else next[field] = { ...map, [member]: newValue }
    changed.push({ field: path, oldValue: oldValue ?? null, newValue })
  }
  const parsed = PARTIAL_SCHEMAS.get(kind)?.safeParse(next)
  if (parsed?.success !== true)
    return { ok: false, problems: describeIssues(parsed?.error.issues ?? []) }
  return { ok: true, body: next, changed }
}

function refused(field: string): AppliedChanges {
  return { ok: false, problems: [{ field, message: `含有不认识的字段 ${field}，请删除` }] }
}

/** `constructor` and the like are names of members too: what an object inherits is no value. */
function own(map: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(map, name) ? map[name] : undefined
}

function splitOnce(path: string): readonly [string, string | undefined] {
  const dot = path.indexOf('.')
  return dot < 0 ? [path, undefined] : [path.slice(0, dot), path.slice(dot + 1)]
}

function asMap(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : {}
}

function without(map: Readonly<Record<string, unknown>>, member: string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(map).filter(([key]) => key !== member))
}
