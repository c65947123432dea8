import { openPdf, pageContent, stream, update, withEntry } from './forger.ts'
import { join, type Attack, type Scene } from './attack.ts'

type Pdf = ReturnType<typeof openPdf>

/** An update that is a proper PDF: only that nobody sealed it. */
function appended(
  name: string,
  objects: (pdf: Pdf, scene: Scene) => Readonly<Record<number, string>>,
  change: (pdf: Pdf, scene: Scene) => Parameters<typeof update>[2] = () => ({}),
): Attack {
  return {
    name,
    outcome: 'altered',
    finds: 'foreign-increment',
    make: (scene) => {
      const pdf = openPdf(scene.file)
      return update(scene.file, objects(pdf, scene), change(pdf, scene))
    },
  }
}

/** Another page content with a line more, as an object that replaces the old one. */
const overwritten = ({ file }: Scene) => stream(`${pageContent(file)}\n0 0 300 300 re f`)

const annotated = (annotation: string) => (pdf: Pdf) => ({
  [pdf.size]: annotation,
  [pdf.pageId]: pdf.page.replace('/Annots [', `/Annots [${pdf.size} 0 R `),
})

/** What is appended after the last seal: it replaces what a reader shows and leaves all sealed bytes. */
export const UPDATE_ATTACKS: readonly Attack[] = [
  appended('the page’s content replaced', (pdf, scene) => ({
    [Number(/\/Contents (\d+)/.exec(pdf.page)?.[1])]: overwritten(scene),
  })),
  appended('the page given another content', (pdf, scene) => ({
    [pdf.size]: overwritten(scene),
    [pdf.pageId]: withEntry(pdf.page, 'Contents', `${pdf.size} 0 R`),
  })),
  appended('a second content drawn over the page', (pdf) => ({
    [pdf.size]: stream('1 g 0 0 595 842 re f'),
    [pdf.pageId]: pdf.page.replace(/\/Contents (\d+ 0 R)/, `/Contents [$1 ${pdf.size} 0 R]`),
  })),
  appended(
    'a free text note over the conclusion',
    annotated('<< /Type /Annot /Subtype /FreeText /Rect [90 400 300 430] /Contents (passed) >>'),
  ),
  appended(
    'a stamp on the page',
    annotated('<< /Type /Annot /Subtype /Stamp /Rect [300 100 450 250] /Name /Approved >>'),
  ),
  appended(
    'a link to a web page',
    annotated(
      '<< /Type /Annot /Subtype /Link /Rect [0 0 595 842] /A << /S /URI /URI (http://example.invalid) >> >>',
    ),
  ),
  appended('a text field with a value', (pdf) => ({
    ...annotated(
      '<< /Type /Annot /Subtype /Widget /FT /Tx /T (note) /V (passed) /Rect [0 0 99 20] >>',
    )(pdf),
  })),
  appended('a signature field drawn with a picture', (pdf) => {
    const id = fieldId(pdf, 'institution')
    return { [id]: pdf.dictionary(id).replace('/Rect [0 0 0 0]', '/Rect [300 100 450 250]') }
  }),
  appended('a signature field pointed to another signature', (pdf) => {
    const [one, other] = [fieldId(pdf, 'signer-1'), fieldId(pdf, 'signer-2')]
    const value = /\/V (\d+ 0 R)/.exec(pdf.dictionary(other))?.[1] ?? ''
    return { [one]: withEntry(pdf.dictionary(one), 'V', value) }
  }),
  appended('a signature field taken out of the form', (pdf) => {
    const id = Number(/\/AcroForm (\d+)/.exec(pdf.root)?.[1])
    return { [id]: pdf.dictionary(id).replace(/\/Fields \[\d+ 0 R /, '/Fields [') }
  }),
  appended('a signature field added', (pdf) => {
    const id = Number(/\/AcroForm (\d+)/.exec(pdf.root)?.[1])
    return {
      [id]: pdf.dictionary(id).replace('/Fields [', `/Fields [${pdf.size} 0 R `),
      [pdf.size]: '<< /Type /Annot /Subtype /Widget /FT /Sig /T (mayor) /Rect [0 0 0 0] >>',
    }
  }),
  appended('the catalog replaced', (pdf) => ({ [pdf.rootId]: `${pdf.root}` })),
  appended('the certification taken back', (pdf) => ({
    [pdf.rootId]: pdf.root.replace(/\/Perms <<.*?>>/, ''),
  })),
  appended('a script that runs on opening', (pdf) => ({
    [pdf.rootId]: withEntry(pdf.root, 'OpenAction', '<< /S /JavaScript /JS (app.alert\\(1\\)) >>'),
  })),
  appended('layers that hide the page', (pdf) => ({
    [pdf.size]: '<< /Type /OCG /Name (1) >>',
    [pdf.rootId]: withEntry(
      pdf.root,
      'OCProperties',
      `<< /OCGs [${pdf.size} 0 R] /D << /OFF [${pdf.size} 0 R] >> >>`,
    ),
  })),
  appended('the page turned', (pdf) => ({ [pdf.pageId]: withEntry(pdf.page, 'Rotate', '180') })),
  appended('the page cropped', (pdf) => ({
    [pdf.pageId]: withEntry(pdf.page, 'CropBox', '[0 400 595 842]'),
  })),
  appended('a page added', (pdf) => ({
    [pdf.size]: `<< /Type /Page /Parent ${pdf.pagesId} 0 R /MediaBox [0 0 595 842] >>`,
    [pdf.pagesId]: pages(pdf, [pdf.pageId, pdf.size]),
  })),
  appended('the page removed', (pdf) => ({ [pdf.pagesId]: pages(pdf, []) })),
  appended('the page swapped for one of another opinion', (pdf, { other }) => ({
    [pdf.size]: stream(pageContent(other.file)),
    [pdf.size + 1]: withEntry(pdf.page, 'Contents', `${pdf.size} 0 R`),
    [pdf.pagesId]: pages(pdf, [pdf.size + 1]),
  })),
  appended('a font replaced, so that the same codes show other characters', (pdf) => ({
    [Number(/\/F1 (\d+)/.exec(pdf.dictionary(resourcesId(pdf)))?.[1])]:
      '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  })),
  appended('the title changed', (pdf) => {
    const info = Number(/\/Info (\d+)/.exec(pdf.trailer)?.[1])
    return { [info]: '<< /Title (another) >>' }
  }),
  appended('the metadata replaced', (pdf) => ({
    [pdf.size]: stream('<x:xmpmeta/>', '/Type /Metadata /Subtype /XML'),
    [pdf.rootId]: withEntry(pdf.root, 'Metadata', `${pdf.size} 0 R`),
  })),
  appended('the attached data replaced', (_pdf, { file }) => ({
    [embeddedId(file)]: stream('{}', '/Type /EmbeddedFile'),
  })),
  appended('certificates for later checks added', (pdf) => ({
    [pdf.size]: stream('x'),
    [pdf.rootId]: withEntry(pdf.root, 'DSS', `<< /Certs [${pdf.size} 0 R] >>`),
  })),
  appended('an object stream', (pdf) => ({
    [pdf.size]: stream('4 0 << /A 1 >>', '/Type /ObjStm /N 1 /First 4'),
  })),
  appended('nothing but a cross-reference table', () => ({})),
  appended(
    'a cross-reference table that points to itself',
    () => ({}),
    (_pdf, { file }) => ({ prev: file.length }),
  ),
  appended(
    'a cross-reference table that skips the seals',
    () => ({}),
    (_pdf, { base }) => ({ prev: openPdf(base).startXref }),
  ),
  appended(
    'another identifier in the trailer',
    () => ({}),
    () => ({ id: '[<00> <00>]' }),
  ),
  appended(
    'a smaller size in the trailer',
    () => ({}),
    () => ({ size: 20 }),
  ),
  {
    name: 'an update between the document and the first seal',
    outcome: 'altered',
    finds: 'foreign-increment',
    make: ({ base, seals }) => {
      const { pageId, page } = openPdf(base)
      return join(update(base, { [pageId]: withEntry(page, 'Rotate', '90') }), ...seals)
    },
  },
]

function pages({ pagesId, dictionary }: Pdf, kids: readonly number[]): string {
  const list = kids.map((id) => `${id} 0 R`).join(' ')
  return dictionary(pagesId)
    .replace(/\/Kids \[[^\]]*\]/, `/Kids [${list}]`)
    .replace(/\/Count \d+/, `/Count ${kids.length}`)
}

function fieldId({ offsets, dictionary }: Pdf, name: string): number {
  const id = [...offsets.keys()].find((one) => {
    const text = dictionaryOrNothing(dictionary, one)
    return text.includes(`/T (${name})`)
  })
  if (id === undefined) throw new Error(`there is no field ${name}`)
  return id
}

/** Some objects are no dictionaries. */
function dictionaryOrNothing(dictionary: Pdf['dictionary'], id: number): string {
  try {
    return dictionary(id)
  } catch {
    return ''
  }
}

function resourcesId({ page }: Pdf): number {
  return Number(/\/Resources (\d+)/.exec(page)?.[1])
}

function embeddedId(file: Uint8Array): number {
  const text = Buffer.from(file).toString('latin1')
  const at = text.indexOf('/Type /EmbeddedFile')
  return Number(/(\d+) 0 obj\n<<\n$/.exec(text.slice(0, at))?.[1])
}
