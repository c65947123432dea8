import type { Annex5Content } from '../opinion/annex5-content.ts'

/** A place in the opinion's file that one electronic seal fills; null is the institution's. */
export type SealField = {
  readonly name: string
  /** What a reader program calls it. */
  readonly label: string
  readonly expertId: string | null
}

export const INSTITUTION_FIELD = 'institution'

/** The field of the n-th signer of the snapshot, from 0. */
export function signerField(index: number): string {
  return `signer-${index + 1}`
}

/** The seal fields of an opinion: one a signer in the snapshot's order, one for the institution. */
export function sealFields({
  leader,
  members,
  institution,
}: Pick<Annex5Content, 'leader' | 'members' | 'institution'>): readonly SealField[] {
  return [
    ...[leader, ...members].map(({ name, expertId }, index) => ({
      name: signerField(index),
      label: `${index === 0 ? '专家组组长' : '专家组成员'} ${name}`,
      expertId,
    })),
    { name: INSTITUTION_FIELD, label: `评测机构 ${institution}`, expertId: null },
  ]
}
