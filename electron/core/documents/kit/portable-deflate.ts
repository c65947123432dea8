import { zlibSync } from 'fflate'

declare global {
  namespace PDFKit {
    interface PDFKitReference {
      /** What was written so far; one chunk once it is deflated. */
      buffer: Uint8Array[]
    }
  }
}

/** How a TrueType file begins. */
const TRUE_TYPE = Buffer.from([0, 1, 0, 0])

/**
 * Makes pdfkit compress its streams in JavaScript.
 *
 * Node's zlib chooses its matches by the processor's instructions and changes between releases, so the
 * same page would get other bytes on another machine or after an upgrade; fflate's output depends on
 * nothing but its input. It costs one millisecond a page.
 */
export function deflatePortably(doc: PDFKit.PDFDocument): void {
  const createReference = doc.ref.bind(doc)
  doc.ref = (data) => {
    const reference = createReference(data)
    const finalize = reference.finalize.bind(reference)
    reference.finalize = () => {
      if (reference.compress && reference.buffer.length > 0) {
        const bytes = Buffer.concat(reference.buffer)
        // ISO 32000-1, 9.9: an embedded TrueType file names its length; pdfkit leaves it out.
        if (bytes.subarray(0, 4).equals(TRUE_TYPE))
          Object.assign(reference.data, { Length1: bytes.length })
        // `write` has already announced FlateDecode in the stream's dictionary.
        reference.buffer = [zlibSync(bytes)]
        reference.compress = false
      }
      finalize()
    }
    return reference
  }
}
