import { deflateSync, inflateSync } from 'node:zlib'
import {
  objectDictionary,
  readObjectTable,
  referenceIn,
} from '../../../../electron/core/seal/pdf-objects.ts'
import { join, textOf } from './attack.ts'

/** A file's objects as an attacker reads them. */
export function openPdf(file: Uint8Array) {
  const table = readObjectTable(file)
  const dictionary = (id: number) => objectDictionary(table, id)
  const rootId = referenceIn(table.trailer, 'Root')
  const root = dictionary(rootId)
  const pagesId = referenceIn(root, 'Pages')
  const pageId = Number(/\/Kids \[(\d+) 0 R/.exec(dictionary(pagesId))?.[1])
  const size = Number(/\/Size (\d+)/.exec(table.trailer)?.[1])
  return { ...table, dictionary, rootId, root, pagesId, pageId, page: dictionary(pageId), size }
}

/** A dictionary with an entry replaced, or added. */
export function withEntry(dictionary: string, key: string, value: string): string {
  const pattern = new RegExp(`/${key} (\\d+ 0 R|\\[[^\\]]*\\]|<<.*?>>|[^\\s/]+)`, 's')
  const entry = `/${key} ${value}`
  return pattern.test(dictionary)
    ? dictionary.replace(pattern, () => entry)
    : `${dictionary.slice(0, -2)}${entry}\n>>`
}

/** Appends a proper incremental update with these objects, as any PDF editor does. */
export function update(
  file: Uint8Array,
  objects: Readonly<Record<number, string>>,
  change: { readonly prev?: number; readonly id?: string; readonly size?: number } = {},
): Uint8Array {
  const { startXref, trailer, rootId, size } = openPdf(file)
  let body = ''
  let table = 'xref\n'
  for (const [id, object] of Object.entries(objects)) {
    table += `${id} 1\n${String(file.length + body.length).padStart(10, '0')} 00000 n \n`
    body += `${id} 0 obj\n${object}\nendobj\n`
  }
  const id = change.id ?? /\/ID (\[[^\]]*\])/.exec(trailer)?.[1] ?? '[]'
  const largest = Math.max(size, ...Object.keys(objects).map((key) => Number(key) + 1))
  return join(
    file,
    body,
    `${table}trailer\n<<\n/Size ${change.size ?? largest}\n/Root ${rootId} 0 R\n/ID ${id}\n/Prev ${change.prev ?? startXref}\n>>\nstartxref\n${file.length + body.length}\n%%EOF\n`,
  )
}

export function stream(content: string, dictionary = ''): string {
  return `<< ${dictionary} /Length ${content.length} >>\nstream\n${content}\nendstream`
}

/** What a page is drawn with, uncompressed. */
export function pageContent(file: Uint8Array): string {
  const { at, length } = contentStream(file)
  return inflateSync(file.subarray(at, at + length)).toString('latin1')
}

/** The same document with another page content, and every offset put right. */
export function withPageContent(base: Uint8Array, change: (content: string) => string): Uint8Array {
  const { at, length } = contentStream(base)
  const packed = deflateSync(Buffer.from(change(pageContent(base)), 'latin1'))
  const before = textOf(base.subarray(0, at))
  const lengthAt = before.lastIndexOf('/Length ')
  const head = before.slice(0, lengthAt) + before.slice(lengthAt).replace(/\d+/, `${packed.length}`)
  return rebuild(join(head, packed, base.subarray(at + length)))
}

/** The same document with a stream replaced, found by what stands in its dictionary. */
export function withStream(base: Uint8Array, mark: string, content: Uint8Array): Uint8Array {
  const text = textOf(base)
  const markAt = text.indexOf(mark)
  if (markAt < 0) throw new Error(`there is no ${mark}`)
  const at = text.indexOf('stream\n', markAt) + 'stream\n'.length
  const dictionary = text.slice(markAt, at)
  const length = Number(/\/Length (\d+)/.exec(dictionary)?.[1])
  const packed = deflateSync(content)
  const changed = dictionary.replace(/\/Length \d+/, `/Length ${packed.length}`)
  return rebuild(join(text.slice(0, markAt), changed, packed, base.subarray(at + length)))
}

/** Writes the cross-reference table of a base document anew, after its objects have moved. */
export function rebuild(base: Uint8Array): Uint8Array {
  const text = textOf(base)
  const xrefAt = text.lastIndexOf('\nxref\n') + 1
  const tail = text.slice(xrefAt)
  const offsets = new Map<number, number>()
  for (const found of text.slice(0, xrefAt).matchAll(/(?<=\n)(\d+) 0 obj\n/g)) {
    offsets.set(Number(found[1]), found.index)
  }
  const trailer = tail
    .slice(tail.indexOf('trailer\n'))
    .replace(/startxref\n\d+/, `startxref\n${xrefAt}`)
  const size = Number(/\/Size (\d+)/.exec(trailer)?.[1])
  const lines = Array.from({ length: size - 1 }, (_, i) => {
    const offset = offsets.get(i + 1)
    if (offset === undefined) throw new Error(`object ${i + 1} is lost`)
    return `${String(offset).padStart(10, '0')} 00000 n \n`
  })
  return join(
    text.slice(0, xrefAt),
    `xref\n0 ${size}\n0000000000 65535 f \n${lines.join('')}`,
    trailer,
  )
}

function contentStream(file: Uint8Array): { readonly at: number; readonly length: number } {
  const { page, dictionary, offsets } = openPdf(file)
  const id = referenceIn(page, 'Contents')
  const length = Number(/\/Length (\d+)/.exec(dictionary(id))?.[1])
  const at = textOf(file).indexOf('stream\n', offsets.get(id)) + 'stream\n'.length
  return { at, length }
}
