import * as z from 'zod'
import type { VerifiedFile } from '../../domain/verification/verification.ts'
import { call, grant } from './parts.ts'

export const verifyCalls = {
  /** Judges an opinion (PDF) or a task package; changes nothing. */
  'verify.file': call<VerifiedFile>()(z.strictObject({ grant })),
} as const
