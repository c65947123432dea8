import { listSignatures, type OpinionRow } from '../../../db/queries/opinions.ts'
import { CONCLUSION_NAMES } from '../../../shared/domain/opinion/conclusion.ts'
import { ROLE_NAMES } from '../../../shared/domain/panel/roles.ts'
import { canonicalJson } from '../../../shared/formats/canonical-json.ts'
import {
  MANIFEST_HASH_NAME,
  MANIFEST_NAME,
  PART_BYTES,
} from '../../../shared/formats/dossier-names.ts'
import type {
  BatchManifest,
  DossierManifest,
  ManifestFile,
} from '../../../shared/formats/dossier.ts'
import type { Context } from '../context.ts'
import { readSnapshot } from '../stored-opinion.ts'
import { snapshotPath } from './contents.ts'
import { fileOfBytes, type DossierFile } from './dossier-file.ts'

/** What a manifest says of the dossier of a frozen opinion: nothing of it depends on the clock. */
export function dossierManifest(
  { db, version }: Context,
  row: OpinionRow,
  files: readonly ManifestFile[],
): DossierManifest {
  const { task, enterprise, institution, opinion, signers } = readSnapshot(row)
  const signedAt = new Map(
    listSignatures(db, row.id).map((signature) => [signature.expertId, signature.signedAt]),
  )
  const count = (kind: ManifestFile['kind']): number =>
    files.filter((file) => file.kind === kind).length
  return {
    format: 'smedt-dossier',
    version: 1,
    madeBy: `smedt-acceptance ${version}`,
    metadata: {
      题名: `${enterprise.name}“${enterprise.projectName}”验收档案`,
      责任者: signers.map(({ name }) => name).join('、'),
      形成时间: opinion.frozenAt,
      形成单位: institution,
      文件编号: task.number,
      全宗号: '',
      保管期限: '',
      密级: '',
    },
    task: {
      id: task.id,
      number: task.number,
      enterprise: enterprise.name,
      project: enterprise.projectName,
      county: enterprise.county,
      isSample: task.isSample,
    },
    opinion: {
      revision: opinion.revision,
      round: opinion.round,
      conclusion: CONCLUSION_NAMES[opinion.conclusion],
      frozenAt: opinion.frozenAt,
      signers: signers.map(({ expertId, name, role }) => ({
        name,
        role: ROLE_NAMES[role],
        signedAt: signedAt.get(expertId) ?? null,
      })),
    },
    snapshot: { path: snapshotPath(row.revision), sha256: row.snapshotSha256 },
    counts: {
      documents: count('document'),
      evidence: count('evidence'),
      data: count('data'),
      files: files.length,
      sizeBytes: totalBytes(files),
    },
    partBytes: PART_BYTES,
    files: [...files],
  }
}

export function batchManifest(
  { version }: Context,
  dossiers: BatchManifest['dossiers'],
  counts: BatchManifest['counts'],
  files: readonly ManifestFile[],
): BatchManifest {
  return {
    format: 'smedt-dossier-batch',
    version: 1,
    madeBy: `smedt-acceptance ${version}`,
    counts,
    dossiers,
    partBytes: PART_BYTES,
    files: [...files],
  }
}

/** `manifest.json`, and beside it its hash in the form that `sha256sum -c` reads. */
export function manifestFiles(
  folder: string,
  manifest: DossierManifest | BatchManifest,
): readonly [manifest: DossierFile, hash: DossierFile] {
  const facts = { kind: 'data', title: '档案清单', mediaType: 'application/json' } as const
  const file = fileOfBytes({ ...facts, path: folder + MANIFEST_NAME }, canonicalJson(manifest))
  const line = `${file.sha256}  ${MANIFEST_NAME}\n`
  const hashFacts = { kind: 'data', title: '档案清单校验值', mediaType: 'text/plain' } as const
  return [file, fileOfBytes({ ...hashFacts, path: folder + MANIFEST_HASH_NAME }, line)]
}

export function totalBytes(files: readonly { readonly sizeBytes: number }[]): number {
  return files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)
}
