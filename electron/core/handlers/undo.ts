import {
  findRecord,
  getRecord,
  listChanges,
  listRecordJournal,
  listRecordsOfChange,
  removeRecord,
  restoreRecord,
  saveRecord,
} from '../../../db/queries/records.ts'
import { historyCatalog } from '../../../shared/domain/history/catalog.ts'
import { describeField } from '../../../shared/domain/history/describe-value.ts'
import { fieldValue } from '../../../shared/domain/history/journal.ts'
import {
  nextRedo,
  nextUndo,
  takeBack,
  type Change,
  type TakenBack,
} from '../../../shared/domain/history/undo.ts'
import type { StoredRecord } from '../../../shared/domain/record/kinds.ts'
import type { Expert } from '../../../shared/formats/task-package.ts'
import { AppError } from '../../../shared/errors.ts'
import type { ParsedInput, TakenBackChange } from '../../../shared/ipc/contract.ts'
import { assertMayWrite, assertNotFrozen, assertScoresComplete } from '../access.ts'
import type { Context } from '../context.ts'
import { writeJournal } from '../journal.ts'
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
    const change = way.next(listChanges(db, { taskId, author: expert.id, deviceId }))
    if (!change) throw refused(`没有可以${way.reason}的修改。只能${way.reason}本人在本机的修改。`)
    const savedAt = context.now().toISOString()
    const taking = { ...way, change, changeId: context.newId(), expert, savedAt }
    const ids = listRecordsOfChange(db, { taskId, changeId: change.id })
    return { savedAt, records: ids.map((id) => takeBackRecord(context, id, taking)) }
  })
}

function takeBackRecord(
  context: Context,
  id: string,
  taking: Taking,
): TakenBackChange['records'][number] {
  const { db } = context
  const { isRemoved, ...record } = getRecord(db, id)
  const { taskId, kind, key } = record
  assertMayWrite(db, taskId, kind, key)
  assertNotConfirmed(record)
  const back = takeBack(
    listRecordJournal(db, id),
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
      if (findRecord(db, record)) throw refused('同一记录已重新填写，不能再恢复。')
      restoreRecord(db, id)
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
  removeRecord(context.db, record.id, taking.savedAt, taking.reason)
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
  saveRecord(context.db, next, context.deviceId)
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
  changes: Parameters<typeof writeJournal>[2],
  { reason, changeId, change }: Taking,
): void {
  writeJournal(context, record, changes, { reason, changeId, undoes: change.id })
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
