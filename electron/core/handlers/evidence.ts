import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import {
  getEvidence,
  insertEvidence,
  insertEvidenceLink,
  removeEvidence,
} from '../../../db/queries/evidence.ts'
import type { Evidence } from '../../../shared/domain/task/workspace.ts'
import { AppError } from '../../../shared/errors.ts'
import type { ParsedInput } from '../../../shared/ipc/contract.ts'
import { assertMayWrite, assertNotFrozen } from '../access.ts'
import type { Context } from '../context.ts'
import type { StoredFile } from '../evidence/evidence-store.ts'
import { mediaTypeOfBytes, mediaTypeOfFile } from '../evidence/media-type.ts'
import { getActingExpert } from '../workspace.ts'

/** Takes in picked files one by one; those before a bad one are kept. */
export async function addFiles(
  context: Context,
  input: ParsedInput<'evidence.addFiles'>,
): Promise<readonly Evidence[]> {
  assertMayWrite(context.db, input.taskId, input.kind, input.key)
  const added: Evidence[] = []
  for (const grant of input.grants) {
    const path = context.grants.path(grant)
    const name = basename(path)
    const { stored, mediaType } = await takeIn(context, path, name)
    added.push(refer(context, input, { name, mediaType, source: 'imported' }, stored))
  }
  return added
}

export async function addBytes(
  context: Context,
  input: ParsedInput<'evidence.addBytes'>,
): Promise<Evidence> {
  assertMayWrite(context.db, input.taskId, input.kind, input.key)
  const mediaType = await mediaTypeOfBytes(input.bytes.subarray(0, 4100), input.name)
  const stored = await context.evidence.add(once(input.bytes))
  return refer(context, input, { name: input.name, mediaType, source: input.source }, stored)
}

export function link({ db }: Context, input: ParsedInput<'evidence.link'>): Evidence {
  return db.transaction(() => {
    assertMayWrite(db, input.taskId, input.kind, input.key)
    const found = getEvidence(db, input.evidenceId)
    if (found.taskId !== input.taskId) {
      throw new AppError({ code: 'not-found', noun: '佐证', id: input.evidenceId })
    }
    insertEvidenceLink(db, found.id, { kind: input.kind, key: input.key })
    return getEvidence(db, found.id)
  })
}

/** Puts a piece of evidence in the bin with a reason; the file stays. */
export function remove(
  { db, now }: Context,
  input: ParsedInput<'evidence.remove'>,
): { readonly removedAt: string } {
  return db.transaction(() => {
    const found = getEvidence(db, input.evidenceId)
    assertNotFrozen(db, found.taskId)
    const removedAt = now().toISOString()
    removeEvidence(db, found.id, removedAt, input.reason)
    return { removedAt }
  })
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

type Facts = Pick<Evidence, 'name' | 'mediaType' | 'source'>
type Target = Pick<ParsedInput<'evidence.addBytes'>, 'taskId' | 'kind' | 'key'>

/** The row and its link, once the file is on disk; checked again, as taking in may take long. */
function refer(context: Context, target: Target, facts: Facts, stored: StoredFile): Evidence {
  const { db } = context
  return db.transaction(() => {
    assertMayWrite(db, target.taskId, target.kind, target.key)
    const id = context.newId()
    insertEvidence(db, {
      id,
      taskId: target.taskId,
      ...facts,
      ...stored,
      author: getActingExpert(db, target.taskId).id,
      deviceId: context.deviceId,
      addedAt: context.now().toISOString(),
    })
    insertEvidenceLink(db, id, { kind: target.kind, key: target.key })
    return getEvidence(db, id)
  })
}

async function takeIn(
  context: Context,
  path: string,
  name: string,
): Promise<{ readonly stored: StoredFile; readonly mediaType: string }> {
  try {
    const file = await stat(path)
    if (!file.isFile())
      throw new AppError({ code: 'file-unreadable', file: name, reason: '不是文件' })
    const mediaType = await mediaTypeOfFile(path)
    return { mediaType, stored: await context.evidence.add(createReadStream(path)) }
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new AppError(
      { code: 'file-unreadable', file: name, reason: '文件不存在、被占用或没有权限' },
      { cause: error },
    )
  }
}

// eslint-disable-next-line typescript/require-await -- an async iterable of one piece
async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
