import type { PdfDict, PdfFile, PdfValue } from './qpdf-objects.ts'

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', '#13': '\r' }

/** The XMP packet (6.6): there, in the clear, of part 3 level B, and the same as the info. */
export function metadataProblems(file: PdfFile, catalog: PdfDict): readonly string[] {
  const stream = file.dict(catalog['/Metadata'])
  const xmp = file.bytes(catalog['/Metadata']).toString('utf8')
  const info = file.dict(file.trailer['/Info'])
  const element = (name: string) => {
    const content = new RegExp(`<${name}>(.*?)</${name}>`, 's').exec(xmp)?.[1] ?? ''
    return content
      .replace(/<[^>]*>/g, '')
      .replace(/&(.*?);/g, (_, name) => ENTITIES[String(name)] ?? '?')
  }
  const pairs = [
    ['/Title', 'dc:title'],
    ['/Author', 'dc:creator'],
    ['/Subject', 'dc:description'],
    ['/Keywords', 'pdf:Keywords'],
    ['/Producer', 'pdf:Producer'],
    ['/Creator', 'xmp:CreatorTool'],
  ] as const
  const dates = [
    ['/CreationDate', 'xmp:CreateDate'],
    ['/ModDate', 'xmp:ModifyDate'],
  ] as const
  return [
    stream['/Type'] === '/Metadata' && stream['/Subtype'] === '/XML' ? '' : '6.6.2.1 no XMP packet',
    stream['/Filter'] === undefined ? '' : '6.6.2.1 the XMP packet is compressed',
    element('pdfaid:part') === '3' ? '' : '6.6.4 part',
    element('pdfaid:conformance') === 'B' ? '' : '6.6.4 conformance',
    ...pairs.map(([key, name]) =>
      text(file.value(info[key])) === element(name) ? '' : `6.6.3 ${key} is not ${name}`,
    ),
    ...dates.map(([key, name]) =>
      instant(text(file.value(info[key]))) === element(name) ? '' : `6.6.3 ${key} is not ${name}`,
    ),
  ].filter((problem) => problem !== '')
}

function text(value: PdfValue): string {
  return typeof value === 'string' ? value.replace(/^u:/, '') : ''
}

/** `D:20261123033000Z` as XMP has it. */
function instant(date: string): string {
  return date.replace(/^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z')
}
