import type { RecordKind } from '../../shared/domain/record/kinds.ts'
import type { Evidence } from '../../shared/domain/task/workspace.ts'
import { AppError } from '../../shared/errors.ts'
import type { Grant } from '../../shared/ipc/messages.ts'
import { call, shell } from './core-client.ts'
import { errorMessage } from './error-message.ts'
import { trackSaving } from './save-state.ts'
import { forgetTakingIn } from './taking-in.ts'
import { reload, showEvidence } from './workspace-store.ts'

type Target = { readonly taskId: string; readonly kind: RecordKind; readonly key: string }

const CHUNK_BYTES = 2 * 1024 * 1024

/** What became of files that were to be added: a bad one does not keep the others out. */
export type AddedFiles = {
  readonly added: readonly Evidence[]
  readonly refused: readonly string[]
}

/** Opens the system's dialog and links what was picked. */
export async function pickEvidence(target: Target): Promise<AddedFiles> {
  return addGrants(target, await shell.pickEvidence(), linked(target))
}

/** Links files that were dropped on the window. */
export async function dropEvidence(target: Target, files: readonly File[]): Promise<AddedFiles> {
  return addGrants(target, await shell.grantDropped(files), linked(target))
}

/** Where files go that are not linked to a record yet. */
export const poolOf = (taskId: string): Target => ({ taskId, kind: 'step', key: 'evidence' })

/** Takes picked files into the pool of the task. */
export async function collectPicked(taskId: string): Promise<AddedFiles> {
  return addGrants(poolOf(taskId), await shell.pickEvidence(), collected(taskId))
}

/** Takes dropped files into the pool of the task. */
export async function collectDropped(taskId: string, files: readonly File[]): Promise<AddedFiles> {
  return addGrants(poolOf(taskId), await shell.grantDropped(files), collected(taskId))
}

type Send = (grant: string) => Promise<readonly Evidence[]>
const linked =
  (target: Target): Send =>
  (grant) =>
    call('evidence.addFiles', { ...target, grants: [grant] })
const collected =
  (taskId: string): Send =>
  (grant) =>
    call('evidence.collect', { taskId, grants: [grant] })

/** One after another, so that each is shown as soon as it is stored. */
async function addGrants(
  target: Target,
  grants: readonly Grant[],
  send: Send,
): Promise<AddedFiles> {
  const added: Evidence[] = []
  const refused: string[] = []
  for (const { grant } of grants) {
    try {
      const pieces = await trackSaving(`evidence ${target.kind} ${target.key}`, send(grant))
      added.push(...pieces)
      showEvidence(pieces)
    } catch (error) {
      refused.push(errorMessage(error))
      // Cancelling means the rest, too; a core that is gone or a task that is closed takes none.
      if (!(error instanceof AppError) || error.info.code !== 'file-unreadable') break
    } finally {
      forgetTakingIn(target)
    }
  }
  return { added, refused }
}

/** Links a picture that exists only in memory: a photo just taken or pasted. */
export async function addImage(
  target: Target,
  image: Blob,
  name: string,
  source: Evidence['source'] & ('camera' | 'imported'),
  device = '',
): Promise<Evidence> {
  const bytes = new Uint8Array(await image.arrayBuffer())
  const adding = call('evidence.addBytes', {
    ...target,
    name,
    source,
    device,
    bytes,
  })
  const added = await trackSaving(`evidence ${target.kind} ${target.key}`, adding)
  showEvidence([added])
  return added
}

/** Links evidence of the task to one more record. */
export async function linkEvidence(target: Target, evidenceId: string): Promise<void> {
  const linked = await trackSaving(
    `evidence ${target.kind} ${target.key}`,
    call('evidence.link', { ...target, evidenceId }),
  )
  showEvidence([linked])
}

/** Takes the link away; the piece stays in the task. */
export async function unlinkEvidence(
  target: Target,
  evidenceId: string,
  reason: string,
): Promise<void> {
  const unlinked = await trackSaving(
    `evidence ${target.kind} ${target.key}`,
    call('evidence.unlink', { ...target, evidenceId, reason }),
  )
  showEvidence([unlinked])
}

export async function describeEvidence(
  evidenceId: string,
  facts: { readonly place: string; readonly name?: string },
): Promise<void> {
  const described = await trackSaving(
    `evidence ${evidenceId}`,
    call('evidence.describe', { evidenceId, ...facts }),
  )
  showEvidence([described])
}

export async function removeEvidence(evidenceId: string, reason: string): Promise<void> {
  await trackSaving(`evidence ${evidenceId}`, call('evidence.remove', { evidenceId, reason }))
  await reload()
}

/** The whole file, read in pieces. */
export async function readEvidence({ id, mediaType, sizeBytes }: Evidence): Promise<Blob> {
  const pieces: BlobPart[] = []
  for (let offset = 0; offset < sizeBytes;) {
    const length = Math.min(CHUNK_BYTES, sizeBytes - offset)
    const piece = await call('evidence.read', { evidenceId: id, offset, length })
    if (piece.byteLength === 0) break
    pieces.push(new Uint8Array(piece))
    offset += piece.byteLength
  }
  return new Blob(pieces, { type: mediaType })
}
