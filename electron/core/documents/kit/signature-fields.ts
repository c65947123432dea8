import type { Paper } from './paper.ts'

declare global {
  namespace PDFKit {
    interface PDFDocument {
      /** Writes the form, if the catalog has one; pdfkit's own expects fonts in it. */
      endAcroForm(): this
    }
    interface PDFKitReference {
      end(): void
    }
  }
}

const SIGNATURES_EXIST = 1
const APPEND_ONLY = 2
const PRINT = 4

/**
 * Puts empty signature fields on the current page; to be called once a document.
 *
 * They are there from the start, so a seal only fills one and changes nothing else of the file. They
 * have no size (nothing is drawn), which is why PDF/A asks for no appearance. `label` is read out.
 */
export function addSignatureFields(
  { doc }: Paper,
  fields: readonly { readonly name: string; readonly label: string }[],
): void {
  const references = fields.map(({ name, label }) => {
    const field = doc.ref({
      Type: 'Annot',
      Subtype: 'Widget',
      FT: 'Sig',
      T: new String(name),
      TU: new String(label),
      F: PRINT,
      Rect: [0, 0, 0, 0],
      P: doc.page.dictionary,
    })
    field.end()
    return field
  })
  const page = doc.page.dictionary.data
  const others: readonly unknown[] = Array.isArray(page.Annots) ? page.Annots : []
  page.Annots = [...others, ...references]
  const form = doc.ref({ Fields: references, SigFlags: SIGNATURES_EXIST | APPEND_ONLY })
  doc._root.data['AcroForm'] = form
  doc.endAcroForm = () => {
    form.end()
    return doc
  }
}
