import type { RecordKind } from '../../shared/domain/record/kinds.ts'
import type { Evidence } from '../../shared/domain/task/workspace.ts'
import type { Grant } from '../../shared/ipc/messages.ts'
import { call, shell } from './core-client.ts'
import { trackSaving } from './save-state.ts'
import { reload, showEvidence } from './workspace-store.ts'

type Target = { readonly taskId: string; readonly kind: RecordKind; readonly key: string }

const CHUNK_BYTES = 2 * 1024 * 1024

/** Opens the system's dialog and links what was picked. */
export async function pickEvidence(target: Target): Promise<readonly Evidence[]> {
  return addGrants(target, await shell.pickEvidence())
}

/** Links files that were dropped on the window. */
export async function dropEvidence(
  target: Target,
  files: readonly File[],
): Promise<readonly Evidence[]> {
  return addGrants(target, await shell.grantDropped(files))
}

async function addGrants(target: Target, grants: readonly Grant[]): Promise<readonly Evidence[]> {
  if (grants.length === 0) return []
  const adding = call('evidence.addFiles', { ...target, grants: grants.map(({ grant }) => grant) })
  const added = await trackSaving(`evidence ${target.kind} ${target.key}`, adding)
  showEvidence(added)
  return added
}

/** Links a picture that exists only in memory: a photo just taken or pasted. */
export async function addImage(
  target: Target,
  image: Blob,
  name: string,
  source: Evidence['source'] & ('camera' | 'imported'),
): Promise<Evidence> {
  const bytes = new Uint8Array(await image.arrayBuffer())
  const adding = call('evidence.addBytes', {
    ...target,
    name,
    source,
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
