import {
  getEvidence,
  insertEvidence,
  insertEvidenceLink,
  insertEvidenceJournal,
  listEvidenceJournal,
  removeEvidence,
  removeEvidenceLink,
  updateEvidence,
} from '../../../db/queries/evidence.ts'
import type { Evidence } from '../../../shared/domain/task/workspace.ts'
import { AppError } from '../../../shared/errors.ts'
import type { JournalEntry, ParsedInput } from '../../../shared/ipc/contract.ts'
import { assertMayWrite, assertNotFrozen } from '../access.ts'
import { assertSourceFits } from '../camera-only.ts'
import type { Context } from '../context.ts'
import type { StoredFile } from '../evidence/evidence-store.ts'
import { bytesSource } from '../evidence/file-source.ts'
import { inspect } from '../evidence/inspect.ts'
import { takeIn } from '../evidence/take-in.ts'
import { getActingExpert } from '../workspace.ts'

type Target = Pick<ParsedInput<'evidence.cancel'>, 'taskId' | 'kind' | 'key'>

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
  target: Target,
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
  const stored = await context.evidence.add(once(bytes))
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
    journal(context, found, 'link', null, { kind, key }, null)
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
    journal(context, found, 'link', { kind, key }, null, input.reason)
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
      if (next[field] !== found[field])
        journal(context, found, field, found[field], next[field], null)
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
    journal(context, found, '', { name: found.name, links: found.links }, null, input.reason)
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

type Facts = Pick<Evidence, 'name' | 'mediaType' | 'source' | 'capturedAt' | 'device'> & {
  readonly id?: string
  readonly author?: string
}

/** The row and its link, once the file is on disk; checked again, as taking in may take long. */
export function refer(
  context: Context,
  target: Target,
  facts: Facts,
  stored: StoredFile,
  isLinked = true,
): Evidence {
  const { db } = context
  return db.transaction(() => {
    const expert = assertMayWrite(db, target.taskId, target.kind, target.key)
    if (isLinked) assertSourceFits(db, target, facts.source)
    const id = facts.id ?? context.newId()
    insertEvidence(db, {
      taskId: target.taskId,
      ...facts,
      ...stored,
      id,
      author: facts.author ?? expert.id,
      deviceId: context.deviceId,
      addedAt: context.now().toISOString(),
    })
    if (isLinked) insertEvidenceLink(db, id, { kind: target.kind, key: target.key })
    return getEvidence(db, id)
  })
}

function linkable({ db }: Context, input: ParsedInput<'evidence.link'>): Evidence {
  assertMayWrite(db, input.taskId, input.kind, input.key)
  return ofTask(getEvidence(db, input.evidenceId), input.taskId)
}

function ofTask(found: Evidence, taskId: string): Evidence {
  if (found.taskId === taskId) return found
  throw new AppError({ code: 'not-found', noun: '佐证', id: found.id })
}

function journal(
  { db, deviceId, now }: Context,
  { id, taskId }: Evidence,
  field: string,
  oldValue: unknown,
  newValue: unknown,
  reason: string | null,
): void {
  insertEvidenceJournal(db, {
    evidenceId: id,
    field,
    oldValue: JSON.stringify(oldValue),
    newValue: JSON.stringify(newValue),
    author: getActingExpert(db, taskId).id,
    deviceId,
    at: now().toISOString(),
    reason,
  })
}

const targetName = ({ taskId, kind, key }: Target): string => `${taskId} ${kind}:${key}`

// eslint-disable-next-line typescript/require-await -- an async iterable of one piece
async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
