import type { BatchManifest, DossierManifest, ManifestFile } from '../../shared/formats/dossier.ts'
import { Unreadable } from './zip-files.ts'

export type Manifest = DossierManifest | BatchManifest

/** Reads a manifest as far as the page relies on its shape. */
export function readManifest(text: string): Manifest {
  const found = parsed(text)
  if (found.version !== 1) {
    throw new Unreadable('档案清单的格式版本比本页新，请使用档案里自带的核验页')
  }
  if (!Array.isArray(found.files) || !found.files.every(isListed)) {
    throw new Unreadable('档案清单 manifest.json 的内容不完整，不能核验')
  }
  return found
}

/** The one assertion: a manifest says what it is, and its files are looked at above. */
function parsed(text: string): Manifest {
  const isOurs = (value: unknown): value is Manifest =>
    typeof value === 'object' &&
    value !== null &&
    'format' in value &&
    (value.format === 'smedt-dossier' || value.format === 'smedt-dossier-batch')
  try {
    const value: unknown = JSON.parse(text)
    if (isOurs(value)) return value
  } catch {
    // Told below: what is no JSON is no manifest either.
  }
  throw new Unreadable('manifest.json 不是验收档案的清单，不能核验')
}

function isListed(value: unknown): value is ManifestFile {
  return (
    typeof value === 'object' &&
    value !== null &&
    'path' in value &&
    typeof value.path === 'string' &&
    'sizeBytes' in value &&
    typeof value.sizeBytes === 'number' &&
    'sha256' in value &&
    typeof value.sha256 === 'string'
  )
}

/** Hashes of the evidence that the frozen record names. */
export function evidenceOfSnapshot(text: string): readonly string[] {
  const snapshot: unknown = JSON.parse(text)
  if (typeof snapshot !== 'object' || snapshot === null || !('evidence' in snapshot)) return []
  const { evidence } = snapshot
  if (!Array.isArray(evidence)) return []
  return evidence.flatMap((piece: unknown) =>
    typeof piece === 'object' &&
    piece !== null &&
    'sha256' in piece &&
    typeof piece.sha256 === 'string'
      ? [piece.sha256]
      : [],
  )
}
