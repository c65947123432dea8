import { sha256 } from '../hash.ts'
import { objectDictionary, readObjectTable, referenceIn, type ObjectTable } from './pdf-objects.ts'

export type SealRequest = {
  /** The empty field that is filled. */
  readonly fieldName: string
  readonly signerName: string
  readonly reason: string
  /** Time of this computer: it stands in /M, which is a claim, not a time stamp. */
  readonly at: Date
  /** Room for the CMS, in bytes: measured beforehand; more is made where it does not do. */
  readonly contentsBytes: number
}

/** Gives the DER-encoded CMS over these bytes, all of the file but the CMS itself. */
export type MakeCms = (signed: readonly Uint8Array[]) => Promise<Uint8Array>

const MARGIN_BYTES = 128

/**
 * The bytes that one seal appends to a file (PDF 1.7, incremental update, PAdES).
 *
 * It fills the named signature field and touches nothing else; the first seal also certifies the
 * document (DocMDP 2: nothing but seals may follow). Same file, request and CMS give the same bytes.
 * A CMS that is longer than its room is made again with more room.
 */
export async function sealIncrement(
  file: Uint8Array,
  request: SealRequest,
  makeCms: MakeCms,
): Promise<Uint8Array> {
  const room = request.contentsBytes
  const { head, tail } = layOut(file, request, room)
  const cms = await makeCms([file, head, tail])
  if (cms.length > room) {
    return sealIncrement(file, { ...request, contentsBytes: cms.length + MARGIN_BYTES }, makeCms)
  }
  const contents = Buffer.from(cms)
    .toString('hex')
    .padEnd(2 * room, '0')
  return new Uint8Array(Buffer.concat([head, Buffer.from(`<${contents}>`, 'latin1'), tail]))
}

/** The increment without its /Contents: what stands before it, and after. */
function layOut(file: Uint8Array, request: SealRequest, room: number) {
  const table = readObjectTable(file)
  const size = Number(/\/Size (\d+)/.exec(table.trailer)?.[1])
  const rootId = referenceIn(table.trailer, 'Root')
  const catalog = objectDictionary(table, rootId)
  const field = emptyField(table, catalog, request.fieldName)
  const isFirst = !catalog.includes('/Perms ')
  const changed = [
    { id: field.id, dictionary: withEntry(field.dictionary, `/V ${size} 0 R`) },
    ...(isFirst
      ? [{ id: rootId, dictionary: withEntry(catalog, `/Perms << /DocMDP ${size} 0 R >>`) }]
      : []),
  ]
  const offsets = new Map<number, number>()
  let before = ''
  for (const { id, dictionary } of changed) {
    offsets.set(id, file.length + before.length)
    before += `${id} 0 obj\n${dictionary}\nendobj\n`
  }
  offsets.set(size, file.length + before.length)
  const [opening, closing] = signatureDictionary(request, isFirst)
  const headLength = before.length + `${size} 0 obj\n${opening}`.length + BYTE_RANGE_WIDTH
  const contentsAt = file.length + headLength + ' /Contents '.length
  const afterAt = contentsAt + 2 * room + 2
  const after = `${closing}\nendobj\n`
  const tail = after + xref(table, offsets, file, size, afterAt + after.length, request.fieldName)
  const byteRange = `/ByteRange [0 ${contentsAt} ${afterAt} ${tail.length}`
  const head = `${before}${size} 0 obj\n${opening}${byteRange.padEnd(BYTE_RANGE_WIDTH - 1)}] /Contents `
  return { head: Buffer.from(head, 'latin1'), tail: Buffer.from(tail, 'latin1') }
}

/** Wide enough for four numbers of ten digits. */
const BYTE_RANGE_WIDTH = '/ByteRange []'.length + 4 * 11

function emptyField(table: ObjectTable, catalog: string, name: string) {
  const form = objectDictionary(table, referenceIn(catalog, 'AcroForm'))
  const ids = /\/Fields \[([^\]]*)\]/.exec(form)?.[1]?.match(/\d+(?= 0 R)/g) ?? []
  for (const id of ids.map(Number)) {
    const dictionary = objectDictionary(table, id)
    if (!dictionary.includes(`/T (${name})`)) continue
    if (/\/V \d+ 0 R/.test(dictionary)) throw new RangeError(`${name} is sealed already`)
    return { id, dictionary }
  }
  throw new RangeError(`there is no field ${name}`)
}

function withEntry(dictionary: string, entry: string): string {
  return `${dictionary.slice(0, -'>>'.length)}${entry}\n>>`
}

/** ISO 32000-1 12.8.1; what comes before /ByteRange and after /Contents. */
function signatureDictionary(
  { signerName, reason, at }: SealRequest,
  isFirst: boolean,
): readonly [string, string] {
  const lines = [
    '<<',
    '/Type /Sig',
    '/Filter /Adobe.PPKLite',
    '/SubFilter /ETSI.CAdES.detached',
    `/Name ${textString(signerName)}`,
    `/Reason ${textString(reason)}`,
    `/M (D:${at.toISOString().replace(/[-:T]|\.\d+Z$/g, '')}Z)`,
    ...(isFirst
      ? [
          '/Reference [<< /Type /SigRef /TransformMethod /DocMDP /TransformParams << /Type /TransformParams /P 2 /V /1.2 >> >>]',
        ]
      : []),
    '',
  ]
  return [lines.join('\n'), '\n>>']
}

function xref(
  { trailer, startXref }: ObjectTable,
  offsets: ReadonlyMap<number, number>,
  file: Uint8Array,
  size: number,
  at: number,
  fieldName: string,
): string {
  const entries = [...offsets]
    .toSorted(([a], [b]) => a - b)
    .map(([id, offset]) => `${id} 1\n${String(offset).padStart(10, '0')} 00000 n \n`)
  const first = /\/ID \[<([0-9a-f]+)>/.exec(trailer)?.[1]
  const entry = (key: string) => `/${key} ${referenceIn(trailer, key)} 0 R`
  return [
    `xref\n${entries.join('')}trailer\n<<`,
    `/Size ${size + 1}`,
    entry('Root'),
    entry('Info'),
    // Of this version of the file: known before it is signed, and no chance in it.
    `/ID [<${first}> <${sha256(`${sha256(file)} ${fieldName}`).slice(0, 32)}>]`,
    `/Prev ${startXref}`,
    `>>\nstartxref\n${at}\n%%EOF\n`,
  ].join('\n')
}

/** A PDF text string in UTF-16. */
function textString(text: string): string {
  return `<feff${Buffer.from(text, 'utf16le').swap16().toString('hex')}>`
}
