import { join, swap, textOf, type Attack } from './attack.ts'

const half = (bytes: Uint8Array) => Math.floor(bytes.length / 2)

/** What a damaged medium or a clumsy hand does to bytes. */
export const BYTE_ATTACKS: readonly Attack[] = [
  {
    name: 'the last byte cut off',
    outcome: 'altered',
    finds: 'trailing-bytes',
    make: ({ file }) => file.subarray(0, -1),
  },
  {
    name: 'cut off in the middle of the last seal',
    outcome: 'altered',
    finds: 'trailing-bytes',
    make: ({ file }) => file.subarray(0, -1000),
  },
  {
    name: 'cut off in the middle of the document',
    outcome: 'altered',
    finds: 'cut-off',
    make: ({ base }) => base.subarray(0, half(base)),
  },
  {
    name: 'nothing left of it',
    outcome: 'foreign',
    finds: 'not-pdf',
    make: () => new Uint8Array(),
  },
  {
    name: 'a line feed appended',
    outcome: 'altered',
    finds: 'trailing-bytes',
    make: ({ file }) => join(file, '\n'),
  },
  {
    name: 'a megabyte of junk appended',
    outcome: 'altered',
    finds: 'trailing-bytes',
    make: ({ file }) => join(file, 'x'.repeat(1 << 20)),
  },
  {
    name: 'a second end of file appended',
    outcome: 'altered',
    finds: 'trailing-bytes',
    make: ({ file }) => join(file, '%%EOF\n'),
  },
  {
    name: 'a second cross-reference offset and end appended',
    outcome: 'altered',
    finds: 'foreign-increment',
    make: ({ file }) => join(file, /startxref\n\d+\n%%EOF\n$/.exec(textOf(file))?.[0] ?? ''),
  },
  {
    name: 'junk before the header',
    outcome: 'foreign',
    finds: 'not-pdf',
    make: ({ file }) => join('junk\n', file),
  },
  {
    name: 'a space before the header',
    outcome: 'foreign',
    finds: 'not-pdf',
    make: ({ file }) => join(' ', file),
  },
  {
    name: 'another version in the header',
    outcome: 'altered',
    finds: 'digest-differs',
    make: ({ file }) => swap(file, '%PDF-1.7', '%PDF-1.4'),
  },
  {
    name: 'other bytes in the comment below the header',
    outcome: 'altered',
    finds: 'digest-differs',
    make: ({ file }) => join(file.subarray(0, 10), '\x80\x80', file.subarray(12)),
  },
  {
    name: 'zeros in the middle',
    outcome: 'altered',
    finds: 'content',
    make: ({ base, file }) =>
      join(file.subarray(0, half(base)), '\0\0\0\0', file.subarray(half(base) + 4)),
  },
  {
    name: 'bytes put into the middle',
    outcome: 'altered',
    finds: 'content',
    make: ({ base, file }) => join(file.subarray(0, half(base)), 'abc', file.subarray(half(base))),
  },
  {
    name: 'bytes taken out of the middle',
    outcome: 'altered',
    finds: 'content',
    make: ({ base, file }) => join(file.subarray(0, half(base)), file.subarray(half(base) + 3)),
  },
  {
    name: 'two blocks of a disk in each other’s place',
    outcome: 'altered',
    finds: 'data-malformed',
    make: ({ file }) =>
      join(
        file.subarray(0, 4096),
        file.subarray(8192, 12_288),
        file.subarray(4096, 8192),
        file.subarray(12_288),
      ),
  },
  {
    name: 'line ends made those of another system',
    outcome: 'altered',
    finds: 'cut-off',
    make: ({ file }) => join(textOf(file).replaceAll('\n', '\r\n')),
  },
  {
    name: 'read and written as text',
    outcome: 'altered',
    finds: 'data-malformed',
    make: ({ file }) => new Uint8Array(Buffer.from(Buffer.from(file).toString('utf8'), 'utf8')),
  },
  {
    name: 'two copies one after the other',
    outcome: 'altered',
    finds: 'foreign-increment',
    make: ({ file }) => join(file, file),
  },
]
