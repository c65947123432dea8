import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { findSealCertificate } from '../../../db/queries/seals.ts'
import type { OpinionSnapshot } from '../../../shared/domain/opinion/snapshot.ts'
import type { SealPlace } from '../../../shared/domain/seal/seal.ts'
import type { Context } from '../context.ts'

/** Who puts a seal: an expert of the snapshot, or with no id the institution. */
export type SealOwner = { readonly name: string; readonly expertId: string | null }

/** What a certificate file is kept under: experts and institutions come back in other tasks. */
export function ownerKey({ expertId, name }: SealOwner): string {
  return expertId === null ? `institution:${name}` : `expert:${expertId}`
}

/**
 * The certificate file there is for a signer: the one they chose, else for a 示例 task the one that
 * comes with the program.
 */
export function certificateFileOf(
  { db, samplesFolder }: Context,
  owner: SealOwner,
  task: OpinionSnapshot['task'],
): SealPlace['file'] {
  const kept = findSealCertificate(db, ownerKey(owner))
  if (kept) return { name: kept.name, isSample: false }
  const name = `${owner.name}.p12`
  return task.isSample && existsSync(samplePath(samplesFolder, name))
    ? { name, isSample: true }
    : null
}

/** Its bytes; null where there is none. */
export async function readCertificateFile(
  context: Context,
  owner: SealOwner,
  task: OpinionSnapshot['task'],
): Promise<{ readonly name: string; readonly bytes: Uint8Array } | null> {
  const file = certificateFileOf(context, owner, task)
  if (file === null) return null
  if (file.isSample) {
    return { name: file.name, bytes: await readFile(samplePath(context.samplesFolder, file.name)) }
  }
  const kept = findSealCertificate(context.db, ownerKey(owner))
  return kept ? { name: kept.name, bytes: kept.file } : null
}

function samplePath(samplesFolder: string, name: string): string {
  return join(samplesFolder, 'certificates', name.replace(/[\\/]/gu, '_'))
}
