import { zlibSync } from 'fflate'

declare global {
  namespace PDFKit {
    interface PDFKitReference {
      /** What was written so far; one chunk once it is deflated. */
      buffer: Uint8Array[]
    }
  }
}

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
        // `write` has already announced FlateDecode in the stream's dictionary.
        reference.buffer = [zlibSync(Buffer.concat(reference.buffer))]
        reference.compress = false
      }
      finalize()
    }
    return reference
  }
}
