import type { PaperInfo } from './paper-info.ts'

declare global {
  namespace PDFKit {
    interface PDFDocument {
      /** Writes the info into the XMP packet; called when the document ends. */
      _addInfo: () => void
      appendXML: (xml: string) => void
    }
  }
}

export const CREATOR = '数字化改造现场验收'
export const PRODUCER = 'PDFKit'

/**
 * Writes the metadata packet in place of pdfkit, which does not escape it and leaves out when the
 * file was last changed: every entry of the info has its equal here (ISO 19005-1 6.7.3, kept for 3b).
 */
export function writeOwnXmp(doc: PDFKit.PDFDocument, info: PaperInfo): void {
  const at = `${info.createdAt.slice(0, 19)}Z`
  doc._addInfo = () => {
    doc.appendXML(`<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<dc:format>application/pdf</dc:format>
<dc:language><rdf:Bag><rdf:li>zh-CN</rdf:li></rdf:Bag></dc:language>
${element('dc:title', translatable(info.title))}
${element('dc:creator', item('rdf:Seq', info.author))}
${element('dc:description', translatable(info.subject))}
${element('pdf:Keywords', escaped(info.keywords))}
<pdf:Producer>${PRODUCER}</pdf:Producer>
<xmp:CreatorTool>${CREATOR}</xmp:CreatorTool>
<xmp:CreateDate>${at}</xmp:CreateDate>
<xmp:ModifyDate>${at}</xmp:ModifyDate>
</rdf:Description>`)
  }
}

/** Nothing where there is nothing to say, as in the info. */
function element(name: string, content: string): string {
  return content === '' ? '' : `<${name}>${content}</${name}>`
}

function item(container: string, text: string, attributes = ''): string {
  return element(container, text && `<rdf:li${attributes}>${escaped(text)}</rdf:li>`)
}

/** A text that may have translations; ours has none. */
function translatable(text: string): string {
  return item('rdf:Alt', text, ' xml:lang="x-default"')
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  // An XML reader would turn it into a line feed.
  '\r': '&#13;',
}

/** XML 1.0 has no place for other control characters and lone surrogates. */
const NOT_IN_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu

function escaped(text: string): string {
  return text
    .replace(NOT_IN_XML, '\ufffd')
    .replace(/[&<>\r]/g, (character) => ENTITIES[character] ?? '')
}
