import PDFDocument from 'pdfkit'

/** Bytes of an A4 document that pdfkit makes by itself. */
export function pdfSize(draw: (doc: PDFKit.PDFDocument) => void): Promise<number> {
  return new Promise((resolve, reject) => {
    const doc = new PDFDocument({ size: 'A4' })
    let sizeBytes = 0
    doc.on('data', (chunk: Uint8Array) => (sizeBytes += chunk.length))
    doc.on('end', () => resolve(sizeBytes))
    doc.on('error', reject)
    draw(doc)
    doc.end()
  })
}
