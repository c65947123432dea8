/** Gives the print copy of a piece of evidence, a JPEG; rejects where it can't be shown. */
export type PictureSource = (sha256: string) => Promise<Uint8Array>
export type Pictures = PictureSource
