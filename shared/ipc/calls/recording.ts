import * as z from 'zod'
import type { Evidence } from '../../domain/task/workspace.ts'
import { idText, optionalText } from '../../formats/fields.ts'
import { call, recordName } from './parts.ts'

/**
 * Sound recordings that grow while they are made: each piece is on disk before it is acknowledged,
 * so a crash loses what was not yet sent and nothing else.
 */
export const recordingCalls = {
  'recording.start': call<{ readonly recordingId: string }>()(
    z.strictObject({
      ...recordName.shape,
      /** What the recording is called as a piece of evidence, without extension. */
      title: optionalText(80),
      device: optionalText(200),
    }),
  ),
  'recording.append': call<{ readonly savedAt: string }>()(
    z.strictObject({
      recordingId: idText,
      /** Counts the pieces from 0; sending one again is the same as once. */
      sequence: z.int().min(0).max(1_000_000),
      bytes: z
        .instanceof(Uint8Array)
        .refine((bytes) => bytes.byteLength <= 4 * 1024 * 1024, '一段录音超过 4 MB'),
    }),
  ),
  'recording.finish': call<Evidence>()(z.strictObject({ recordingId: idText })),
  /** Turns recordings that were never finished into evidence: asked once by a new screen. */
  'recording.recover': call<readonly Evidence[]>()(z.strictObject({})),
} as const
