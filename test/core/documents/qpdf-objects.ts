import * as z from 'zod'
import { runPdfTool } from './pdf-tools.ts'

/** A value as qpdf writes it: names begin with `/`, text strings with `u:`, others with `b:`. */
export type PdfValue =
  null | boolean | number | string | readonly PdfValue[] | { readonly [key: string]: PdfValue }

export type PdfDict = { readonly [key: string]: PdfValue }

export type PdfFile = {
  readonly trailer: PdfDict
  readonly dicts: readonly PdfDict[]
  /** The dictionary that a value is or refers to; empty where it is something else. */
  readonly dict: (value: PdfValue | undefined) => PdfDict
  readonly value: (value: PdfValue | undefined) => PdfValue
  /** The decoded bytes of a stream. */
  readonly bytes: (reference: PdfValue | undefined) => Buffer
}

const dictSchema = z.record(z.string(), z.json())
const objectSchema = z.union([
  z.object({ value: z.json() }),
  z.object({ stream: z.object({ dict: dictSchema, data: z.string() }) }),
])
const fileSchema = z.object({
  qpdf: z.tuple([z.unknown(), z.record(z.string(), objectSchema)]),
})

/** All objects of a PDF, as qpdf reads them; streams decoded but for pictures. */
export function readPdf(bytes: Uint8Array): PdfFile {
  const args = ['--json', '--json-stream-data=inline', '--decode-level=generalized', '@']
  const { qpdf } = fileSchema.parse(JSON.parse(runPdfTool(bytes, 'qpdf', args).toString()))
  const [, objects] = qpdf
  const find = (reference: PdfValue | undefined) =>
    typeof reference === 'string' && /^\d+ \d+ R$/.test(reference)
      ? objects[`obj:${reference}`]
      : undefined
  const value = (from: PdfValue | undefined): PdfValue => {
    const found = find(from)
    if (found === undefined) return from ?? null
    return 'stream' in found ? found.stream.dict : value(found.value)
  }
  const dict = (from: PdfValue | undefined): PdfDict => asDict(value(from))
  return {
    trailer: dictOf(objects['trailer']),
    dicts: Object.values(objects).map(dictOf),
    dict,
    value,
    bytes: (reference) => {
      const found = find(reference)
      return Buffer.from(found && 'stream' in found ? found.stream.data : '', 'base64')
    },
  }
}

function dictOf(object: z.infer<typeof objectSchema> | undefined): PdfDict {
  if (object === undefined) return {}
  return 'stream' in object ? object.stream.dict : asDict(object.value)
}

function asDict(value: PdfValue): PdfDict {
  return value !== null && typeof value === 'object' && !isList(value) ? value : {}
}

export function isList(value: PdfValue | undefined): value is readonly PdfValue[] {
  return Array.isArray(value)
}

export function isOneOf(names: readonly string[], value: PdfValue | undefined): boolean {
  return typeof value === 'string' && names.includes(value)
}
