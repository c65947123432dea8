/** Where the objects of a file stand, newest version of each. */
export type ObjectTable = {
  /** The file, one byte a character. */
  readonly text: string
  readonly startXref: number
  /** Text of the newest trailer dictionary. */
  readonly trailer: string
  readonly offsets: ReadonlyMap<number, number>
}

/** One for the document and one for each seal; far more than a panel has. */
const MOST_TABLES = 64

/**
 * Reads the cross-reference tables of a file that our kit or our increments wrote.
 *
 * It is no reader of PDFs from elsewhere: those are never sealed. Throws RangeError on anything else.
 */
export function readObjectTable(file: Uint8Array): ObjectTable {
  const text = Buffer.from(file.buffer, file.byteOffset, file.byteLength).toString('latin1')
  const startXref = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text.slice(-64))?.[1] ?? -1)
  const offsets = new Map<number, number>()
  const trailers: string[] = []
  for (let at = startXref; at >= 0;) {
    const trailerAt = readTable(text, at, offsets)
    const trailer = dictionaryAt(text, trailerAt)
    trailers.push(trailer)
    const previous = Number(/\/Prev (\d+)/.exec(trailer)?.[1] ?? -1)
    // Tables stand one behind the other: a file that says otherwise would keep us here for ever.
    if (previous >= at || trailers.length > MOST_TABLES) throw new RangeError('tables in a ring')
    at = previous
  }
  const [trailer] = trailers
  if (trailer === undefined) throw new RangeError('the file has no cross-reference table')
  return { text, startXref, trailer, offsets }
}

/** Notes the objects of one table that no newer one has; answers where its trailer begins. */
function readTable(text: string, at: number, offsets: Map<number, number>): number {
  if (!text.startsWith('xref\n', at)) throw new RangeError('the file has no cross-reference table')
  let position = at + 'xref\n'.length
  for (;;) {
    const section = /^(\d+) (\d+)\n/.exec(text.slice(position, position + 32))
    if (!section) break
    const [first, count] = [Number(section[1]), Number(section[2])]
    position += section[0].length
    for (let i = 0; i < count; i++) {
      const [, offset, use] =
        /^(\d{10}) \d{5} ([nf])/.exec(text.slice(position, position + 20)) ?? []
      if (use === undefined) throw new RangeError('the cross-reference table is cut off')
      if (use === 'n' && !offsets.has(first + i)) offsets.set(first + i, Number(offset))
      position += 20
    }
  }
  if (!text.startsWith('trailer\n', position)) throw new RangeError('the file has no trailer')
  return position
}

/** The dictionary of an object, `<<` to `>>`. */
export function objectDictionary({ text, offsets }: ObjectTable, id: number): string {
  const offset = offsets.get(id)
  if (offset === undefined) throw new RangeError(`the file has no object ${id}`)
  if (!text.startsWith(`${id} 0 obj\n`, offset)) throw new RangeError(`object ${id} is misplaced`)
  return dictionaryAt(text, offset)
}

/** The first dictionary from here on, to its own end: strings may hold brackets of any kind. */
function dictionaryAt(text: string, from: number): string {
  const start = text.indexOf('<<', from)
  let depth = 0
  for (let at = start; at >= from && at < text.length; at++) {
    if (text[at] === '(') at = endOfString(text, at)
    else if (text.startsWith('<<', at)) [depth, at] = [depth + 1, at + 1]
    else if (text.startsWith('>>', at)) {
      at += 1
      depth -= 1
      if (depth === 0) return text.slice(start, at + 1)
    } else if (text[at] === '<') at = text.indexOf('>', at)
  }
  throw new RangeError('a dictionary has no end')
}

function endOfString(text: string, start: number): number {
  let depth = 0
  for (let at = start; at < text.length; at++) {
    if (text[at] === '\\') at += 1
    else if (text[at] === '(') depth += 1
    else if (text[at] === ')') {
      depth -= 1
      if (depth === 0) return at
    }
  }
  throw new RangeError('a string has no end')
}

/** The number of the object that an entry refers to. */
export function referenceIn(dictionary: string, key: string): number {
  const found = new RegExp(`/${key} (\\d+) 0 R`).exec(dictionary)
  if (!found) throw new RangeError(`there is no /${key}`)
  return Number(found[1])
}
