import * as z from 'zod'
import type { Authority, ScannedPaper } from '../outputs.ts'
import type { SealDesk } from '../../domain/seal/seal.ts'
import { digest, idText, optionalText } from '../../formats/fields.ts'
import { call, grant, taskId } from './parts.ts'

/** A signer's place in the standing opinion. */
const place = { taskId: idText, field: z.string().min(1).max(40) }

/** Electronic seals of the standing opinion, and scans of its stamped paper. */
export const sealCalls = {
  'seal.list': call<SealDesk>()(taskId),
  /** Keeps a .p12 or .pfx file for a signer on this device; its password is not asked. */
  'seal.importCertificate': call<SealDesk>()(z.strictObject({ ...place, grant })),
  'seal.removeCertificate': call<SealDesk>()(z.strictObject(place)),
  'seal.sign': call<SealDesk>()(
    z.strictObject({
      ...place,
      /** Of the opinion that the signer saw. */
      snapshotSha256: digest,
      password: z.string().max(200),
      /** The signer has read what is doubtful about the certificate and goes on. */
      acceptsWarnings: z.boolean(),
    }),
  ),
  /** A picked scan, for the screen to show and to look for the code on it. */
  'seal.readScan': call<ScannedPaper>()(z.strictObject({ grant })),
  /** `code` is what the screen read on the scan; '' where it found none. */
  'seal.addScan': call<SealDesk>()(
    z.strictObject({ taskId: idText, snapshotSha256: digest, grant, code: optionalText(500) }),
  ),
  'seal.saveScan': call<{ readonly sha256: string }>()(
    z.strictObject({ taskId: idText, scanId: idText, grant }),
  ),
  /** The certificate authorities that are trusted on this device. */
  'authority.list': call<readonly Authority[]>()(z.strictObject({})),
  'authority.add': call<readonly Authority[]>()(z.strictObject({ grant })),
  'authority.remove': call<readonly Authority[]>()(z.strictObject({ sha256: digest })),
} as const
