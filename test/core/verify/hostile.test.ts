import { beforeAll, describe, expect, it } from 'vitest'
import { readCms } from '../../../electron/core/verify/cms.ts'
import { readDer } from '../../../electron/core/verify/der.ts'
import { join, textOf } from './attacks/attack.ts'
import { der } from './attacks/hostile-cms.ts'
import { aDocument, aSnapshot, sealAll, someKeys, verify, type Keys } from './builders.ts'

/** Longer than this a user takes the program for dead; a loaded test machine is slow. */
const PATIENCE_MS = 15_000
const MB = 1024 * 1024

let keys: Keys
let base: Uint8Array
let file: Uint8Array
beforeAll(async () => {
  keys = await someKeys()
  const snapshot = aSnapshot()
  base = await aDocument(snapshot)
  file = await sealAll(base, snapshot, keys)
})

/** Verifies in time, finds it not genuine, and says why. */
async function expectSentence(bytes: Uint8Array): Promise<void> {
  const started = performance.now()
  const { outcome, findings, seals } = await verify(bytes, keys.anchors)
  expect(performance.now() - started).toBeLessThan(PATIENCE_MS)
  expect(outcome).not.toBe('genuine')
  const all = [...findings, ...seals.flatMap((seal) => seal.findings)]
  expect(all.some(({ level, text }) => level !== 'good' && text.length > 5)).toBe(true)
}

/** A chance that is the same in every run (a linear congruential generator). */
function chance(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state % below
  }
}

describe('a hostile file never stops the verifier', () => {
  it('of random bytes, with and without the head of a PDF', async () => {
    for (let seed = 1; seed <= 100; seed++) {
      const next = chance(seed)
      const noise = Uint8Array.from({ length: 1 + next(5000) }, () => next(256))
      await expectSentence(noise)
      await expectSentence(join('%PDF-1.7\n', noise, '\nstartxref\n0\n%%EOF\n'))
    }
  })

  it('made of a good one by cutting, doubling and scrambling its pieces', async () => {
    for (let seed = 1; seed <= 300; seed++) {
      const next = chance(seed)
      const [from, length] = [next(file.length), 1 + next(3000)]
      const piece = file.subarray(from, from + length)
      const to = next(file.length)
      const cut = join(file.subarray(0, from), file.subarray(from + length))
      const doubled = join(file.subarray(0, to), piece, file.subarray(to))
      const scrambled = file.map((byte, i) => (i >= from && i < from + length ? next(256) : byte))
      await expectSentence([cut, doubled, scrambled][seed % 3] ?? cut)
    }
  })

  it.each([
    ['ends of files without number', '\nstartxref\n1\n%%EOF\n'.repeat(MB)],
    ['ends of files that are none', '\nstartxref\n1\n%%EOX'.repeat(MB)],
    ['brackets that never close', '<<'.repeat(8 * MB)],
    ['a text that never closes', `(${'('.repeat(8 * MB)}`],
    ['a table of ten milliard objects', '\nxref\n0 9999999999\n'],
    ['32 MB of nothing', '\0'.repeat(32 * MB)],
  ])('that has %s', { timeout: 60_000 }, async (_name, text) => {
    await expectSentence(join('%PDF-1.7\n', text, '\nstartxref\n9\n%%EOF\n'))
    await expectSentence(join(file, text, '\nstartxref\n9\n%%EOF\n'))
    await expectSentence(join(base, text))
  })

  it('whose tables point to themselves, or to each other', async () => {
    const at = base.length
    const ring = (prev: number) =>
      join(base, `xref\n0 0\ntrailer\n<<\n/Prev ${prev}\n>>\nstartxref\n${at}\n%%EOF\n`)
    const seal = file.subarray(base.length)
    for (const prev of [at, at + 5, 0, 9_999_999_999]) {
      await expectSentence(ring(prev))
      await expectSentence(join(ring(prev), seal))
    }
  })

  it('whose document itself has a table that points to itself', async () => {
    const xrefAt = textOf(base).lastIndexOf('\nxref\n') + 1
    const ringed = textOf(base).replace(/trailer\n<<\n/, `trailer\n<<\n/Prev ${xrefAt}\n`)
    await expectSentence(join(ringed, file.subarray(base.length)))
  })

  it('with a signature of any bytes', async () => {
    const next = chance(7)
    for (let i = 0; i < 200; i++) {
      const noise = Uint8Array.from({ length: 300 }, () => next(256))
      const hex = Buffer.from(der(0x30, noise)).toString('hex')
      const forged = textOf(file).replace(/\/Contents <[0-9a-f]*/, (found) =>
        `/Contents <${hex}`.padEnd(found.length, '0'),
      )
      await expectSentence(join(forged))
    }
  })
})

describe('a hostile structure', () => {
  it('nested a million times is refused at once', () => {
    // Each level is an element of undefined length, then one of a length that is not there.
    expect(() => readDer(new Uint8Array(2 * MB).fill(0x30))).toThrow(RangeError)
    let nested: Uint8Array = new Uint8Array()
    for (let i = 0; i < 2000; i++) nested = der(0x30, nested)
    expect(() => readCms(nested)).toThrow(RangeError)
  })

  it.each([
    ['nothing', ''],
    ['no length', '30'],
    ['a length that is not definite', '3080020101'],
    ['a long length where a short one does', '308103020101'],
    ['a length with a leading zero', '30820003020101'],
    ['an end that is cut off', '3004020101'],
    ['bytes that follow', '300302010100'],
    ['a tag of several bytes', '1f0100'],
    ['a length beyond all', '3085ff00000000'],
  ])('is refused with %s: DER has one way to write a thing', (_name, hex) => {
    expect(() => readDer(Buffer.from(hex, 'hex'))).toThrow(RangeError)
    expect(readDer(Buffer.from('3003020101', 'hex')).content).toHaveLength(3)
  })
})
