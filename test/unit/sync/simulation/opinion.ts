import type { Submission } from '../../../../shared/formats/platform-api.ts'
import type { Random } from './random.ts'

/** Bytes of a chunk of a file; so small that a file has several. */
export const CHUNK_BYTES = 100

/** A signed opinion, or a scan that came after it: the part of a submission that rules look at. */
export type SignedOpinion = Submission & {
  /** The platform finds fault with it, however often it comes. */
  readonly isPoisoned: boolean
}

export function signOpinion(
  random: Random,
  at: {
    readonly id: string
    readonly taskId: string
    readonly revision: number
    readonly deviceId: string
  },
): SignedOpinion {
  const files = Array.from({ length: random.int(1, 4) }, (_, index) => ({
    // Some files are the same in every opinion of the task, as photos kept for a new revision are.
    sha256: index === 1 ? `photo-of-${at.taskId}` : `file-${at.id}-${index}`,
    sizeBytes: index === 1 ? 250 : random.pick([0, 1, 99, 100, 101, 380, 700]),
    name: `佐证 ${index}`,
    mediaType: 'image/jpeg',
    kind: index === 0 ? ('opinion-pdf' as const) : ('evidence' as const),
  }))
  return {
    format: 'smedt-submission',
    version: 1,
    idempotencyKey: at.id,
    taskId: at.taskId,
    taskNumber: at.taskId,
    enterpriseName: '企业',
    round: 1,
    revision: at.revision,
    conclusion: 'passed',
    concludedOn: '2026-11-28',
    deviceId: at.deviceId,
    record: `record of ${at.id}`,
    recordSha256: `hash of ${at.id}`,
    files,
    isPoisoned: random.chance(0.06),
  }
}

/** A scan of the opinion's stamped paper, added after the opinion was sent: a submission of its own. */
export function scanOf(random: Random, opinion: SignedOpinion, id: string): SignedOpinion {
  const sha256 = `scan-${id}`
  return {
    ...opinion,
    idempotencyKey: id,
    attachesTo: opinion.idempotencyKey,
    record: `record of ${id}`,
    recordSha256: `hash of ${id}`,
    files: [
      {
        sha256,
        sizeBytes: random.pick([1, 100, 380]),
        name: '盖章件',
        mediaType: 'application/pdf',
        kind: 'stamped-scan',
      },
    ],
    isPoisoned: random.chance(0.06),
  }
}
