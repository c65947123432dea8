import * as z from 'zod'
import { PART_BYTES } from './dossier-names.ts'
import { digest, instant } from './fields.ts'

// The manifest of an exported dossier (项目档案). Changes to it are changes of a format.

const sizeBytes = z.int().min(0)

const fileSchema = z.strictObject({
  /** From the folder of the manifest, with `/`. */
  path: z.string().min(1),
  kind: z.enum(['document', 'evidence', 'data', 'verifier']),
  /** What it is, or the name it had. */
  title: z.string(),
  mediaType: z.string(),
  sizeBytes,
  sha256: digest,
  /** SHA-256 of each 64 MiB, of files above that. */
  parts: z.array(digest).optional(),
})
export type ManifestFile = z.infer<typeof fileSchema>

/**
 * Words of the metadata that archives ask for. What only the keeping archive can say (fonds, retention
 * period, access) stays empty: this is no claim to conform to a standard.
 */
const metadataSchema = z.strictObject({
  题名: z.string(),
  责任者: z.string(),
  形成时间: instant,
  形成单位: z.string(),
  文件编号: z.string(),
  全宗号: z.literal(''),
  保管期限: z.literal(''),
  密级: z.literal(''),
})

export const dossierManifestSchema = z.strictObject({
  format: z.literal('smedt-dossier'),
  version: z.literal(1),
  madeBy: z.string(),
  metadata: metadataSchema,
  task: z.strictObject({
    id: z.string(),
    number: z.string(),
    enterprise: z.string(),
    project: z.string(),
    county: z.string(),
    isSample: z.boolean(),
  }),
  opinion: z.strictObject({
    revision: z.int().min(1),
    round: z.int().min(1),
    conclusion: z.string(),
    frozenAt: instant,
    signers: z.array(
      z.strictObject({ name: z.string(), role: z.string(), signedAt: instant.nullable() }),
    ),
  }),
  /** The frozen record; the beginning of its hash is printed on Annex 5. */
  snapshot: z.strictObject({ path: z.string(), sha256: digest }),
  counts: z.strictObject({
    documents: z.int(),
    evidence: z.int(),
    data: z.int(),
    files: z.int(),
    sizeBytes,
  }),
  partBytes: z.literal(PART_BYTES),
  files: z.array(fileSchema),
})
export type DossierManifest = z.infer<typeof dossierManifestSchema>

export const batchManifestSchema = z.strictObject({
  format: z.literal('smedt-dossier-batch'),
  version: z.literal(1),
  madeBy: z.string(),
  counts: z.strictObject({ dossiers: z.int(), files: z.int(), sizeBytes }),
  dossiers: z.array(
    z.strictObject({
      /** A dossier of its own, with its own manifest. */
      folder: z.string().min(1),
      number: z.string(),
      enterprise: z.string(),
      manifestBytes: sizeBytes,
      manifestSha256: digest,
    }),
  ),
  partBytes: z.literal(PART_BYTES),
  files: z.array(fileSchema),
})
export type BatchManifest = z.infer<typeof batchManifestSchema>
