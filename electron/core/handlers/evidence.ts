import {
  getEvidence,
  insertEvidenceLink,
  listEvidenceJournal,
  removeEvidence,
  removeEvidenceLink,
  updateEvidence,
} from '../../../db/queries/evidence.ts'
import type { RecordName } from '../../../db/queries/records.ts'
import { refusesRemoval } from '../../../shared/domain/evidence/removal.ts'
import type { Evidence } from '../../../shared/domain/task/workspace.ts'
import { AppError } from '../../../shared/errors.ts'
import type { JournalEntry, ParsedInput } from '../../../shared/ipc/contract.ts'
import { assertMayWrite, assertNotFrozen } from '../access.ts'
import { assertSourceFits } from '../camera-only.ts'
import type { Context } from '../context.ts'
import { bytesSource } from '../evidence/file-source.ts'
import { inspect } from '../evidence/inspect.ts'
import { takeIn } from '../evidence/take-in.ts'
import { noteEvidence, refer } from '../evidence-rows.ts'
import { onePiece } from '../one-piece.ts'

/** Takes in picked files one by one; those before a bad or cancelled one are kept. */
export function addFiles(
  context: Context,
  { grants, ...target }: ParsedInput<'evidence.addFiles'>,
): Promise<readonly Evidence[]> {
  return takeInAll(context, target, grants, true)
}

/** Where files are taken in that no record has yet: the pool's own screen. */
const POOL = { kind: 'step', key: 'evidence' } as const

export function collect(
  context: Context,
  { taskId, grants }: ParsedInput<'evidence.collect'>,
): Promise<readonly Evidence[]> {
  return takeInAll(context, { taskId, ...POOL }, grants, false)
}

async function takeInAll(
  context: Context,
  target: RecordName,
  grants: readonly string[],
  isLinked: boolean,
): Promise<readonly Evidence[]> {
  const { taskId, kind, key } = target
  assertMayWrite(context.db, taskId, kind, key)
  assertSourceFits(context.db, target, 'imported')
  const cancelling = new AbortController()
  const name = targetName(target)
  context.running.takingIn.set(name, cancelling)
  try {
    const added: Evidence[] = []
    for (const grant of grants) {
      const taken = await takeIn(context.evidence, context.grants.path(grant), {
        signal: cancelling.signal,
        onProgress: (file, takenBytes, totalBytes) =>
          context.emit({
            ...{ type: 'evidence-progress', taskId, kind, key },
            ...{ file, takenBytes, totalBytes },
          }),
      })
      const facts = { name: taken.name, source: 'imported', ...taken.inspected } as const
      added.push(refer(context, target, facts, taken.stored, isLinked))
    }
    return added
  } finally {
    if (context.running.takingIn.get(name) === cancelling) context.running.takingIn.delete(name)
  }
}

export function cancel(
  { running }: Context,
  input: ParsedInput<'evidence.cancel'>,
): { readonly cancelled: boolean } {
  const found = running.takingIn.get(targetName(input))
  found?.abort()
  return { cancelled: found !== undefined }
}

export async function addBytes(
  context: Context,
  input: ParsedInput<'evidence.addBytes'>,
): Promise<Evidence> {
  assertMayWrite(context.db, input.taskId, input.kind, input.key)
  const { name, source, bytes } = input
  assertSourceFits(context.db, input, source)
  const inspected = await inspect(bytesSource(name, bytes))
  const stored = await context.evidence.add(onePiece(bytes))
  const shot = { capturedAt: context.now().toISOString(), device: input.device?.trim() || null }
  const facts = { name, source, ...inspected, ...(source === 'camera' ? shot : {}) }
  return refer(context, input, facts, stored)
}

export function link(context: Context, input: ParsedInput<'evidence.link'>): Evidence {
  const { db } = context
  return db.transaction(() => {
    const found = linkable(context, input)
    const { kind, key } = input
    if (found.links.some((one) => one.kind === kind && one.key === key)) return found
    assertSourceFits(db, input, found.source)
    insertEvidenceLink(db, found.id, { kind, key })
    noteEvidence(context, found, { field: 'link', oldValue: null, newValue: { kind, key } })
    return getEvidence(db, found.id)
  })
}

/** The piece stays in the task, whatever else it proves. */
export function unlink(context: Context, input: ParsedInput<'evidence.unlink'>): Evidence {
  const { db } = context
  return db.transaction(() => {
    const found = linkable(context, input)
    const { kind, key } = input
    if (!found.links.some((one) => one.kind === kind && one.key === key)) return found
    removeEvidenceLink(db, found.id, { kind, key })
    noteEvidence(context, found, {
      field: 'link',
      oldValue: { kind, key },
      newValue: null,
      reason: input.reason,
    })
    return getEvidence(db, found.id)
  })
}

export function describe(context: Context, input: ParsedInput<'evidence.describe'>): Evidence {
  const { db } = context
  return db.transaction(() => {
    const found = getEvidence(db, input.evidenceId)
    assertNotFrozen(db, found.taskId)
    const next = { name: input.name ?? found.name, place: input.place.trim() }
    for (const field of ['name', 'place'] as const) {
      const [oldValue, newValue] = [found[field], next[field]]
      if (newValue !== oldValue) noteEvidence(context, found, { field, oldValue, newValue })
    }
    updateEvidence(db, found.id, next)
    return getEvidence(db, found.id)
  })
}

/** Puts a piece of evidence in the bin with a reason; the file stays. */
export function remove(
  context: Context,
  input: ParsedInput<'evidence.remove'>,
): { readonly removedAt: string } {
  const { db, now } = context
  return db.transaction(() => {
    const found = getEvidence(db, input.evidenceId)
    assertNotFrozen(db, found.taskId)
    const removedAt = now().toISOString()
    const refusal = refusesRemoval(found)
    if (refusal !== null) throw new AppError({ code: 'not-allowed', message: refusal })
    const { name, links } = found
    noteEvidence(context, found, {
      field: '',
      oldValue: { name, links },
      newValue: null,
      reason: input.reason,
    })
    removeEvidence(db, found.id, removedAt, input.reason)
    return { removedAt }
  })
}

export function get({ db }: Context, input: ParsedInput<'evidence.get'>): Evidence {
  return ofTask(getEvidence(db, input.evidenceId), input.taskId)
}

export function history(
  { db }: Context,
  input: ParsedInput<'evidence.history'>,
): readonly JournalEntry[] {
  return listEvidenceJournal(db, input.evidenceId)
}

export async function read(
  context: Context,
  { evidenceId, offset, length }: ParsedInput<'evidence.read'>,
): Promise<Uint8Array> {
  const found = getEvidence(context.db, evidenceId)
  try {
    return await context.evidence.read(found, offset, length)
  } catch (error) {
    throw new AppError({ code: 'evidence-damaged', names: [found.name] }, { cause: error })
  }
}

function linkable({ db }: Context, input: ParsedInput<'evidence.link'>): Evidence {
  assertMayWrite(db, input.taskId, input.kind, input.key)
  return ofTask(getEvidence(db, input.evidenceId), input.taskId)
}

function ofTask(found: Evidence, taskId: string): Evidence {
  if (found.taskId === taskId) return found
  throw new AppError({ code: 'not-found', noun: '佐证', id: found.id })
}

const targetName = ({ taskId, kind, key }: RecordName): string => `${taskId} ${kind}:${key}`
