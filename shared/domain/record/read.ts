import type { ItemAnswer, AnswerSheet } from '../scoring/types.ts'
import type { RecordBody, RecordKind, StoredRecord } from './kinds.ts'

/** Records by kind and key: how rules and screens look one up. */
export type RecordIndex = {
  /** The saved fields, or an empty body where nothing is saved yet. */
  readonly body: <K extends RecordKind>(kind: K, key: string) => RecordBody<K>
  readonly all: <K extends RecordKind>(kind: K) => readonly StoredRecord<K>[]
}

export function indexRecords(records: readonly StoredRecord[]): RecordIndex {
  const byName = new Map(records.map((record) => [`${record.kind} ${record.key}`, record]))
  const byKind = Map.groupBy(records, ({ kind }) => kind)
  return {
    body: <K extends RecordKind>(kind: K, key: string) =>
      (byName.get(`${kind} ${key}`)?.body ?? {}) as RecordBody<K>,
    all: <K extends RecordKind>(kind: K) =>
      (byKind.get(kind) ?? []).filter((record) => isKind(record, kind)),
  }
}

function isKind<K extends RecordKind>(record: StoredRecord, kind: K): record is StoredRecord<K> {
  return record.kind === kind
}

/** Records in the order they were added: core's ids rise with time. */
export function inOrderOfEntry<R extends Pick<StoredRecord, 'id'>>(
  records: readonly R[],
): readonly R[] {
  return records.toSorted((a, b) => (a.id < b.id ? -1 : 1))
}

/** One expert's answers as a sheet to be scored. */
export function expertSheet(records: RecordIndex, expertId: string): AnswerSheet {
  return {
    items: pick(records.all('score'), (record) => own(record.key, expertId), answered),
    scenarios: pick(
      records.all('scenario-score'),
      (record) => own(record.key, expertId),
      (record) => record.body.level ?? undefined,
    ),
  }
}

/** The panel's verified values as a sheet to be scored. */
export function verifiedSheet(records: RecordIndex): AnswerSheet {
  return {
    items: pick(records.all('verified-item'), (record) => record.key, answered),
    scenarios: pick(
      records.all('verified-scenario'),
      (record) => record.key,
      (record) => record.body.level ?? undefined,
    ),
  }
}

/** Key of an expert's own score record: `expertId/F1`. */
export function scoreKey(expertId: string, code: string): string {
  return `${expertId}/${code}`
}

function own(key: string, expertId: string): string | undefined {
  return key.startsWith(`${expertId}/`) ? key.slice(expertId.length + 1) : undefined
}

function answered(record: StoredRecord<'score' | 'verified-item'>): ItemAnswer | undefined {
  return record.body.answer ?? undefined
}

function pick<R, V>(
  records: readonly R[],
  code: (record: R) => string | undefined,
  value: (record: R) => V | undefined,
): Readonly<Record<string, V>> {
  const entries = records.flatMap((record) => {
    const key = code(record)
    const picked = value(record)
    return key === undefined || picked === undefined ? [] : [[key, picked] as const]
  })
  return Object.fromEntries(entries)
}
