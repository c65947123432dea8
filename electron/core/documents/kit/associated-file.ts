import { createHash } from 'node:crypto'
import type { Paper } from './paper.ts'

declare global {
  namespace PDFKit {
    interface PDFDocument {
      /** The catalogue. */
      _root: { readonly data: Record<string, unknown> }
    }
  }
}

export type AssociatedFile = {
  /** ASCII, so that one name serves old and new readers. */
  readonly name: string
  readonly mediaType: string
  readonly description: string
  readonly bytes: Uint8Array
  /** ISO instant. */
  readonly modifiedAt: string
}

/**
 * Embeds the data that the document shows (ISO 19005-3, 6.8; AFRelationship Data).
 *
 * Not by pdfkit's `file`: that writes the checksum as 32 hex digits where 16 bytes are due.
 */
export function attachData(paper: Paper, file: AssociatedFile): void {
  const { doc } = paper
  const stream = doc.ref({
    Type: 'EmbeddedFile',
    Subtype: file.mediaType.replaceAll('/', '#2F'),
    Params: {
      ModDate: new Date(file.modifiedAt),
      Size: file.bytes.length,
      CheckSum: createHash('md5').update(file.bytes).digest(),
    },
  })
  stream.end(Buffer.from(file.bytes))
  const specification = doc.ref({
    Type: 'Filespec',
    AFRelationship: 'Data',
    F: pdfString(file.name),
    UF: pdfString(file.name),
    Desc: pdfString(file.description),
    EF: { F: stream, UF: stream },
  })
  specification.finalize()
  doc.addNamedEmbeddedFile(file.name, specification)
  doc._root.data['AF'] = [specification]
}

/** pdfkit writes primitive strings as names; a text string has to be an object. */
function pdfString(text: string): unknown {
  // oxlint-disable-next-line no-new-wrappers
  return new String(text)
}
