/** Gives the print copy of a piece of evidence, a JPEG; rejects where it can't be shown. */
export type PictureSource = (sha256: string) => Promise<Uint8Array>

declare global {
  namespace PDFKit.Mixins {
    interface PDFImage {
      /** Reads a picture's head; its bytes are let go once it is drawn. */
      openImage(jpeg: Uint8Array): OpenedImage
      image(src: OpenedImage, x: number, y: number, options: ImageOption): this
    }
    interface OpenedImage {
      readonly width: number
      readonly height: number
    }
  }
}

export type OpenedImage = PDFKit.Mixins.OpenedImage

/** The pictures of a document; null where one can't be shown. */
export type Pictures = (sha256: string) => Promise<OpenedImage | null>

/** So many print copies are made while the page before them is drawn. */
const IN_ADVANCE = 8

/**
 * Opens each picture once, in the order in which they are drawn, a few in advance.
 *
 * Never more than those few are in memory: a picture that is drawn has gone into the file.
 */
export function openPictures(
  doc: PDFKit.PDFDocument,
  source: PictureSource,
  order: readonly string[],
): Pictures {
  const upcoming = [...new Set(order)].values()
  const loading = new Map<string, Promise<Uint8Array | null>>()
  const opened = new Map<string, OpenedImage | null>()
  const loadNext = (): void => {
    const { value: sha256 } = upcoming.next()
    if (sha256 === undefined) return
    // The page says that it can't be shown; why is of no use to its reader.
    loading.set(
      sha256,
      source(sha256).catch(() => null),
    )
  }
  for (let i = 0; i < IN_ADVANCE; i++) loadNext()
  return async (sha256) => {
    const known = opened.get(sha256)
    if (known !== undefined) return known
    const bytes = await loading.get(sha256)
    loading.delete(sha256)
    loadNext()
    const image = bytes ? openOrNull(doc, bytes) : null
    opened.set(sha256, image)
    return image
  }
}

function openOrNull(doc: PDFKit.PDFDocument, bytes: Uint8Array): OpenedImage | null {
  try {
    return doc.openImage(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  } catch {
    // Not a JPEG after all: shown as any other picture that can't be decoded.
    return null
  }
}
