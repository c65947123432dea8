import { listAttachments } from '../../../db/queries/carried.ts'
import { findFrozenOpinion, listSignatures, type OpinionRow } from '../../../db/queries/opinions.ts'
import { listSeals, listStampedScans } from '../../../db/queries/seals.ts'
import { findUpload, hasReachedPlatform } from '../../../db/queries/uploads.ts'
import type { OpinionSnapshot } from '../../../shared/domain/opinion/snapshot.ts'
import { INSTITUTION_FIELD, signerField } from '../../../shared/domain/seal/fields.ts'
import { sealRefusal } from '../../../shared/domain/seal/refusal.ts'
import type { Seal, SealDesk, SealPlace } from '../../../shared/domain/seal/seal.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Context } from '../context.ts'
import { readSnapshot } from '../stored-opinion.ts'
import { certificateFileOf, type SealOwner } from './certificate-files.ts'

/** The standing opinion as it is to be sealed. */
export type Standing = {
  readonly row: OpinionRow
  readonly snapshot: OpinionSnapshot
  readonly seals: readonly Seal[]
  readonly places: readonly (SealOwner & Pick<SealPlace, 'field' | 'role'>)[]
  readonly refusal: string | null
  /** When the last hand signature or seal was put, or the opinion frozen: an ISO instant. */
  readonly lastActAt: string
}

/** Throws where there is no frozen opinion. */
export function findStanding({ db }: Context, taskId: string): Standing {
  const row = findFrozenOpinion(db, taskId)
  if (!row) {
    throw new AppError({ code: 'not-allowed', message: '验收意见定稿并签字后才能签章。' })
  }
  const snapshot = readSnapshot(row)
  const signatures = listSignatures(db, row.id)
  const seals = listSeals(db, row.id)
  const acts = [...signatures.map(({ signedAt }) => signedAt), ...seals.map((one) => one.sealedAt)]
  return {
    row,
    snapshot,
    seals,
    places: placesOf(snapshot),
    refusal: sealRefusal({
      unsigned: snapshot.signers.length - signatures.length,
      upload: findUpload(db, row.id)?.state ?? null,
      hasReachedPlatform: hasReachedPlatform(db, row.id),
    }),
    lastActAt: acts.toSorted().at(-1) ?? row.frozenAt,
  }
}

function placesOf({ signers, institution }: OpinionSnapshot): Standing['places'] {
  return [
    ...signers.map(({ expertId, name, role }, index) => ({
      field: signerField(index),
      name,
      role,
      expertId,
    })),
    { field: INSTITUTION_FIELD, name: institution, role: 'institution', expertId: null },
  ]
}

export function placeOf({ places }: Standing, field: string): Standing['places'][number] {
  const place = places.find((one) => one.field === field)
  if (place) return place
  throw new AppError({ code: 'not-found', noun: '签章人', id: field })
}

/** What the screen shows of it. */
export function toDesk(context: Context, standing: Standing): SealDesk {
  const { row, places, seals, snapshot, refusal } = standing
  return {
    places: places.map(({ expertId, ...place }) => ({
      ...place,
      seal: seals.find(({ field }) => field === place.field) ?? null,
      file: certificateFileOf(context, { expertId, name: place.name }, snapshot.task),
    })),
    scans: listStampedScans(context.db, row.id),
    lateScans: listAttachments(context.db, row.id),
    refusal,
  }
}
