import { fontProblems } from './pdf-a-fonts.ts'
import { metadataProblems } from './pdf-a-metadata.ts'
import { isList, isOneOf, readPdf, type PdfDict, type PdfFile } from './qpdf-objects.ts'

/**
 * What in a PDF is against PDF/A-3b, of the rules of ISO 19005-3 that can be read from its objects.
 *
 * Not checked, since only a validator of its own (veraPDF) does: the byte syntax between objects
 * (6.1.2 to 6.1.9 but header, /ID and filters), every operator and its operands in the content
 * (6.2.2), the ICC profile's inside (6.2.3), JPEG 2000 (6.2.8.3), and the XMP schema of each
 * property (6.6.2.3).
 */
export function pdfAProblems(bytes: Uint8Array): readonly string[] {
  const file = readPdf(bytes)
  const catalog = file.dict(file.trailer['/Root'])
  return [
    ...headerProblems(bytes, file),
    ...file.dicts.flatMap((dict) => dictProblems(file, dict)),
    ...intentProblems(file, catalog),
    ...metadataProblems(file, catalog),
    ...fontProblems(file),
    ...contentProblems(file),
    ...fileProblems(file, catalog),
    ...tagProblems(file, catalog),
  ]
}

function unless(isRight: boolean, problem: string): readonly string[] {
  return isRight ? [] : [problem]
}

function headerProblems(bytes: Uint8Array, { trailer }: PdfFile): readonly string[] {
  const head = Buffer.from(bytes.subarray(0, 20)).toString('latin1')
  const ids = trailer['/ID']
  return [
    ...unless(/^%PDF-1\.[0-7]\n%[\x80-\xff]{4}/.test(head), '6.1.2 header'),
    ...unless(isList(ids) && ids.length === 2, '6.1.3 /ID'),
    ...unless(trailer['/Encrypt'] === undefined, '6.1.3 encrypted'),
    ...unless(/%%EOF\n?$/.test(Buffer.from(bytes).toString('latin1')), '6.1.3 data after the end'),
  ]
}

const FORBIDDEN: Readonly<Record<string, string>> = {
  '/AA': '6.5.2 additional actions',
  '/OpenAction': '6.5.1 an action on opening',
  '/JS': '6.5.1 JavaScript',
  '/XFA': '6.4.2 XFA',
  '/NeedAppearances': '6.4.1 NeedAppearances',
  '/OPI': '6.2.9.2 OPI',
  '/Alternates': '6.2.8.1 alternate pictures',
  '/TR': '6.2.5 transfer functions',
  '/HTP': '6.2.5 halftone phase',
  '/OCProperties': '6.9 optional content (none of ours)',
  '/Requirements': '6.11 requirements',
  '/PresSteps': '6.10 presentation steps',
}
const PLAIN_FILTERS = ['/FlateDecode', '/DCTDecode', '/ASCIIHexDecode', '/ASCII85Decode']
const FORBIDDEN_ACTIONS = [
  '/Launch',
  '/Sound',
  '/Movie',
  '/ResetForm',
  '/ImportData',
  '/Hide',
  '/SetOCGState',
  '/Rendition',
  '/Trans',
  '/GoTo3DView',
  '/JavaScript',
]

function dictProblems(file: PdfFile, dict: PdfDict): readonly string[] {
  const filters = [dict['/Filter'] ?? []].flat()
  const isStream = dict['/Length'] !== undefined
  return [
    ...Object.keys(dict).flatMap((key) => FORBIDDEN[key] ?? []),
    ...unless(
      filters.every((filter) => isOneOf(PLAIN_FILTERS, filter)),
      '6.1.7.2 filter',
    ),
    ...unless(!isStream || dict['/F'] === undefined, '6.1.7.1 a stream outside the file'),
    ...unless(
      dict['/Subtype'] !== '/PS' && dict['/Ref'] === undefined,
      '6.2.9 PostScript or reference XObject',
    ),
    ...unless(dict['/Interpolate'] !== true, '6.2.8.1 interpolated picture'),
    ...unless(!isOneOf(FORBIDDEN_ACTIONS, dict['/S']), '6.5.1 forbidden action'),
    ...annotationProblems(dict),
    ...transparencyProblems(file, dict),
  ]
}

const [INVISIBLE, HIDDEN, PRINT, NO_VIEW, TOGGLE_NO_VIEW] = [1, 2, 4, 32, 256]

function annotationProblems(dict: PdfDict): readonly string[] {
  if (dict['/Type'] !== '/Annot' || dict['/Subtype'] === '/Popup') return []
  const flags = Number(dict['/F'] ?? 0)
  const isVisible = (flags & (INVISIBLE | HIDDEN | NO_VIEW | TOGGLE_NO_VIEW)) === 0
  return unless((flags & PRINT) !== 0 && isVisible, '6.3.2 annotation flags')
}

/** Ours need none: a page that blends would need a group with a colour space (6.2.10). */
function transparencyProblems(file: PdfFile, dict: PdfDict): readonly string[] {
  if (dict['/Type'] !== '/Page') return []
  const states = file.dicts.filter(({ '/Type': type }) => type === '/ExtGState')
  const blends = states.some(
    (state) =>
      Number(state['/CA'] ?? 1) < 1 ||
      Number(state['/ca'] ?? 1) < 1 ||
      (state['/SMask'] ?? '/None') !== '/None' ||
      !isOneOf(['/Normal', '/Compatible'], state['/BM'] ?? '/Normal'),
  )
  return unless(!blends || dict['/Group'] !== undefined, '6.2.10 transparency')
}

function intentProblems(file: PdfFile, catalog: PdfDict): readonly string[] {
  const intents = catalog['/OutputIntents']
  const [only] = isList(intents) ? intents : []
  const intent = file.dict(only)
  const profile = file.bytes(intent['/DestOutputProfile'])
  return [
    ...unless(isList(intents) && intents.length === 1, '6.2.3 one output intent'),
    ...unless(intent['/S'] === '/GTS_PDFA1', '6.2.3 output intent for PDF/A'),
    ...unless(file.dict(intent['/DestOutputProfile'])['/N'] === 3, '6.2.3 three colorants'),
    ...unless(profile.subarray(36, 40).toString() === 'acsp', '6.2.3 an ICC profile'),
    ...unless(profile.subarray(16, 20).toString() === 'RGB ', '6.2.3 a profile for RGB'),
    ...unless((profile[8] ?? 9) <= 4, '6.2.3 ICC version'),
  ]
}

function contentProblems(file: PdfFile): readonly string[] {
  return file.dicts
    .filter(({ '/Type': type }) => type === '/Page')
    .flatMap((page) => {
      const content = [page['/Contents'] ?? []]
        .flat()
        .map((part) => file.bytes(part).toString('latin1'))
      const text = content.join('\n').replace(/\((?:\\.|[^\\)])*\)/gs, '()')
      let [depth, deepest] = [0, 0]
      for (const [operator] of text.matchAll(/(?<=^|\s)[qQ](?=\s|$)/g)) {
        depth += operator === 'q' ? 1 : -1
        deepest = Math.max(deepest, depth)
      }
      return [
        ...unless(!/(?<=^|\s)[kK](?=\s|$)|DeviceCMYK/.test(text), '6.2.4.3 CMYK without a profile'),
        ...unless(deepest <= 28, '6.1.13 graphics states nested too deeply'),
        ...unless(!/<0000|(?<=^|\s)<(?:[0-9a-f]{4})*0000/.test(text), '6.2.11.8 .notdef is shown'),
      ]
    })
}

function fileProblems(file: PdfFile, catalog: PdfDict): readonly string[] {
  const associated = [file.value(catalog['/AF']) ?? []].flat()
  return file.dicts.flatMap((dict) => {
    if (dict['/Type'] !== '/Filespec') return []
    const embedded = file.dict(file.dict(dict['/EF'])['/F'])
    return [
      ...unless(typeof dict['/F'] === 'string' && dict['/F'] === dict['/UF'], '6.8 F and UF'),
      ...unless(typeof dict['/AFRelationship'] === 'string', '6.8 AFRelationship'),
      ...unless(
        associated.some((one) => file.dict(one) === dict),
        '6.8 a file that belongs to nothing',
      ),
      ...unless(typeof embedded['/Subtype'] === 'string', '6.8 media type'),
      ...unless(file.dict(embedded['/Params'])['/ModDate'] !== undefined, '6.8 ModDate'),
    ]
  })
}

/** Not asked by level b, but by us: marked content, a language, and tables that can be read. */
function tagProblems(file: PdfFile, catalog: PdfDict): readonly string[] {
  const role = (name: string) =>
    file.dicts.filter(({ '/S': type, '/P': parent }) => type === name && parent)
  const isIn = (dict: PdfDict, roles: readonly string[]) =>
    isOneOf(roles, file.dict(dict['/P'])['/S'])
  return [
    ...unless(file.dict(catalog['/MarkInfo'])['/Marked'] === true, 'not marked'),
    ...unless(catalog['/Lang'] === 'u:zh-CN', 'no language'),
    ...unless(role('/H1').length > 0, 'no heading'),
    ...unless(
      role('/TR').every((row) => isIn(row, ['/Table', '/THead', '/TBody'])),
      'a row outside a table',
    ),
    ...unless(
      [...role('/TH'), ...role('/TD')].every((cell) => isIn(cell, ['/TR'])),
      'a cell outside a row',
    ),
    ...unless(
      role('/TH').every((cell) => file.dict(cell['/A'])['/Scope'] !== undefined),
      'a TH without scope',
    ),
    ...unless(
      role('/Figure').every((figure) => figure['/Alt'] !== undefined),
      'a figure without words',
    ),
  ]
}
