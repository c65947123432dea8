/** What a seal's certificate says. */
export type SealCertificate = {
  /** Common name, or the organization. */
  readonly subject: string
  readonly organization: string
  readonly issuer: string
  /** Hex. */
  readonly serial: string
  /** ISO instants. */
  readonly validFrom: string
  readonly validTo: string
  readonly sha256: string
}

/** An electronic seal that is in the document. */
export type Seal = {
  readonly field: string
  readonly signerName: string
  readonly certificate: SealCertificate
  /** Of the whole file with this seal. */
  readonly fileSha256: string
  /** By this computer's clock. */
  readonly sealedAt: string
}

/** Who may put a seal, and whether they have. */
export type SealPlace = {
  readonly field: string
  readonly name: string
  readonly role: 'leader' | 'member' | 'institution'
  readonly seal: Seal | null
  /** The certificate file that is kept for them here; null: one must be chosen. */
  readonly file: { readonly name: string; readonly isSample: boolean } | null
}

/** A scan of the printed and stamped document. */
export type StampedScan = {
  readonly id: string
  readonly name: string
  readonly mediaType: string
  readonly sizeBytes: number
  readonly sha256: string
  /** How it was found to be of this revision: by its code, or by an expert's eye. */
  readonly checkedBy: 'code' | 'eye'
  readonly addedAt: string
}

/** All there is to seal in the standing opinion. */
export type SealDesk = {
  readonly places: readonly SealPlace[]
  readonly scans: readonly StampedScan[]
  /** Those that came after the upload began: each goes by itself. The others go with the opinion. */
  readonly lateScans: readonly {
    readonly id: string
    /** Null while the platform has not received it. */
    readonly receiptNumber: string | null
  }[]
  /** Why nothing can be sealed now, as a Chinese sentence; null when it can. */
  readonly refusal: string | null
}
