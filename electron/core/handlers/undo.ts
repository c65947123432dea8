import { recordWriter, type RecordWriter } from '../../../db/queries/bulk-records.ts'
import {
  lastSequence,
  listRecords,
  listChanges,
  listJournalOfChange,
  listRecordsOfChange,
  type KeptRecord,
} from '../../../db/queries/records.ts'
import { getTask } from '../../../db/queries/tasks.ts'
import { historyCatalog } from '../../../shared/domain/history/catalog.ts'
import { describeField } from '../../../shared/domain/history/describe-value.ts'
import { fieldValue, type RecordEntry } from '../../../shared/domain/history/journal.ts'
import {
  nextRedo,
  nextUndo,
  takeBack,
  type Change,
  type TakenBack,
} from '../../../shared/domain/history/undo.ts'
import type { Db } from '../../../db/open.ts'
import type { StoredRecord } from '../../../shared/domain/record/kinds.ts'
import { roundReason } from '../../../shared/domain/rounds/index.ts'
import type { Expert } from '../../../shared/formats/task-package.ts'
import { AppError } from '../../../shared/errors.ts'
import type { ParsedInput, TakenBackChange } from '../../../shared/ipc/contract.ts'
import { assertIsTheirs, assertNotFrozen, assertScoresComplete } from '../access.ts'
import type { Context } from '../context.ts'
import { journalEntries } from '../journal.ts'
import { assertNotConfirmed } from '../record-checks.ts'
import { getActingExpert, loadPackage } from '../workspace.ts'

type Way = {
  readonly reason: '撤销' | '重做'
  readonly next: (changes: readonly Change[]) => Change | undefined
}

/** Takes back the acting expert's last change, as a new change of its own. */
export function undo(context: Context, input: ParsedInput<'record.undo'>): TakenBackChange {
  return takeBackNext(context, input, { reason: '撤销', next: nextUndo })
}

/** Takes back the acting expert's last undo, until the next change closes the way. */
export function redo(context: Context, input: ParsedInput<'record.redo'>): TakenBackChange {
  return takeBackNext(context, input, { reason: '重做', next: nextRedo })
}

type Taking = Way & {
  readonly change: Change
  readonly changeId: string
  readonly expert: Expert
  readonly savedAt: string
  readonly writer: RecordWriter
  /** Whether a record of that name is in use. */
  readonly isTaken: (record: StoredRecord) => boolean
}

function takeBackNext(
  context: Context,
  { taskId }: ParsedInput<'record.undo'>,
  way: Way,
): TakenBackChange {
  const { db, deviceId } = context
  return db.transaction(() => {
    assertNotFrozen(db, taskId)
    const expert = getActingExpert(db, taskId)
    // What the round before was signed on is not this round's to take back.
    const after = lastSequence(db, taskId, roundReason(getTask(db, taskId).round))
    const change = way.next(listChanges(db, { taskId, author: expert.id, deviceId, after }))
    if (!change) throw refused(`没有可以${way.reason}的修改。只能${way.reason}本人在本机的修改。`)
    const savedAt = context.now().toISOString()
    const writer = recordWriter(db, deviceId)
    const isTaken = lookUpNames(db, taskId)
    const taking = { ...way, change, changeId: context.newId(), expert, savedAt, writer, isTaken }
    const name = { taskId, changeId: change.id }
    const entries = Map.groupBy(listJournalOfChange(db, name), ({ recordId }) => recordId)
    const records = listRecordsOfChange(db, name).map((record) =>
      takeBackRecord(context, record, entries.get(record.id) ?? [], taking),
    )
    return { savedAt, records }
  })
}

/** Reads the names in use once, and not before the first is asked for. */
function lookUpNames(db: Db, taskId: string): Taking['isTaken'] {
  const nameOf = ({ kind, key }: StoredRecord): string => `${kind} ${key}`
  let names: ReadonlySet<string> | undefined
  return (record) => {
    names ??= new Set(listRecords(db, taskId).map(nameOf))
    return names.has(nameOf(record))
  }
}

function takeBackRecord(
  context: Context,
  { isRemoved, ...record }: KeptRecord,
  entries: readonly RecordEntry[],
  taking: Taking,
): TakenBackChange['records'][number] {
  const { taskId, kind, key } = record
  assertIsTheirs(context.db, taskId, taking.expert, kind, key)
  assertNotConfirmed(record)
  const back = takeBack(
    entries,
    taking.change.id,
    taking.expert.id,
    isRemoved ? undefined : record.body,
  )
  switch (back.kind) {
    case 'changed-since':
      throw refused(changedSince(context, record, back.entry, taking.reason))
    case 'remove':
      return remove(context, record, taking)
    case 'restore':
      if (taking.isTaken(record)) throw refused('同一记录已重新填写，不能再恢复。')
      taking.writer.restore(record.id)
      return write(context, record, null, back, taking)
    case 'fields':
      return write(context, record, record.body, back, taking)
  }
}

function remove(
  context: Context,
  record: StoredRecord,
  taking: Taking,
): TakenBackChange['records'][number] {
  const { kind, key, body } = record
  taking.writer.remove(record.id, taking.savedAt, taking.reason)
  const gone = { field: '', oldValue: body, newValue: null }
  journal(context, { ...record, author: taking.expert.id, savedAt: taking.savedAt }, [gone], taking)
  return { kind, key, body, fields: [''], isRemoved: true }
}

function write(
  context: Context,
  record: StoredRecord,
  old: StoredRecord['body'] | null,
  { body, fields }: Extract<TakenBack, { readonly kind: 'restore' | 'fields' }>,
  taking: Taking,
): TakenBackChange['records'][number] {
  const { kind, key } = record
  const next = {
    ...record,
    body,
    author: taking.expert.id,
    revision: record.revision + 1,
    savedAt: taking.savedAt,
  }
  taking.writer.update(next)
  const changes = fields.map((field) =>
    field === ''
      ? { field, oldValue: old, newValue: body }
      : { field, oldValue: fieldValue(old ?? {}, field), newValue: fieldValue(body, field) },
  )
  journal(context, next, changes, taking)
  // Handing in by undo or redo is handing in.
  if (kind === 'score-sheet' && fieldValue(body, 'handedInAt')) {
    assertScoresComplete(context.db, record.taskId, key)
  }
  return { kind, key, body, fields, isRemoved: false }
}

function journal(
  context: Context,
  record: StoredRecord,
  changes: Parameters<typeof journalEntries>[2],
  { reason, changeId, change, writer }: Taking,
): void {
  writer.note(journalEntries(context, record, changes, { reason, changeId, undoes: change.id }))
}

function changedSince(
  { db }: Context,
  { taskId, kind, key }: StoredRecord,
  { author, field }: Extract<TakenBack, { readonly kind: 'changed-since' }>['entry'],
  what: string,
): string {
  const catalog = historyCatalog(loadPackage(db, taskId))
  const who = catalog.experts.get(author)?.name ?? '他人'
  const name = describeField({ kind, key, field }, catalog)
  return `没有${what}：${who}之后又改了“${name}”。可在“修改记录”里查看并恢复需要的值。`
}

function refused(message: string): AppError {
  return new AppError({ code: 'not-allowed', message })
}
