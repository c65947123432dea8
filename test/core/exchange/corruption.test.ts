import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { afterAll, expect, it } from 'vitest'
import { readTaskPackage } from '../../../electron/core/exchange/read-task-package.ts'
import { packTaskPackage } from '../../../electron/core/exchange/write-task-package.ts'
import { errorText } from '../../../shared/error-text.ts'
import { AppError } from '../../../shared/errors.ts'
import { aTaskPackage, packageFolder, someAttachments } from '../../fixtures/packages.ts'

const folder = packageFolder()
afterAll(folder.remove)

const EQUAL = 'read back equal'
const REFUSED = 'refused in Chinese'

/** What became of a file: one of the two above, else what went wrong. */
async function outcomeOf(bytes: Uint8Array): Promise<string> {
  const path = folder.write('乱.taskpkg', bytes)
  try {
    const opened = await readTaskPackage(path)
    await opened.close()
    return isDeepStrictEqual(opened.package, aTaskPackage()) ? EQUAL : 'read back different'
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const sentence = errorText(error.info)
    const isChinese = /^“乱\.taskpkg”没有导入，已有数据未改动。.*\p{Script=Han}/u.test(sentence)
    return isChinese ? REFUSED : sentence
  }
}

/** Bytes changed, cut out, doubled or put in, anywhere and above all in the directory at the end. */
type Damage = { readonly kind: 'set' | 'cut' | 'double' | 'insert' } & {
  readonly place: number
  readonly length: number
  readonly byte: number
  readonly fromEnd: boolean
}

const damages = fc.array(
  fc.record<Damage>({
    kind: fc.constantFrom('set', 'set', 'set', 'cut', 'double', 'insert'),
    place: fc.nat(),
    length: fc.integer({ min: 1, max: 64 }),
    byte: fc.oneof(fc.constantFrom(0, 0xff), fc.nat({ max: 255 })),
    fromEnd: fc.boolean(),
  }),
  { minLength: 1, maxLength: 6 },
)

function apply(good: Uint8Array, { kind, place, length, byte, fromEnd }: Damage): Uint8Array {
  const range = fromEnd ? Math.min(good.length, 400) : good.length
  const start = Math.max(0, good.length - range) + (place % Math.max(1, range))
  const before = good.subarray(0, start)
  const hit = good.subarray(start, start + length)
  const after = good.subarray(start + length)
  const filled = Buffer.alloc(kind === 'set' ? Math.min(4, hit.length) : length, byte)
  switch (kind) {
    case 'set':
      return Buffer.concat([before, filled, good.subarray(start + filled.length)])
    case 'cut':
      return Buffer.concat([before, after])
    case 'double':
      return Buffer.concat([before, hit, hit, after])
    case 'insert':
      return Buffer.concat([before, filled, hit, after])
  }
}

it(
  'a damaged package is read back equal or refused in Chinese, quickly and in little memory',
  { timeout: 240_000 },
  async () => {
    const good = await packTaskPackage(aTaskPackage(), someAttachments)
    let mostBytes = 0
    let slowest = 0
    const before = process.memoryUsage().rss
    await fc.assert(
      fc.asyncProperty(damages, async (list) => {
        const startedAt = performance.now()
        const outcome = await outcomeOf(list.reduce(apply, good))
        slowest = Math.max(slowest, performance.now() - startedAt)
        mostBytes = Math.max(mostBytes, process.memoryUsage().rss - before)
        expect([EQUAL, REFUSED]).toContain(outcome)
      }),
      { numRuns: 1500 },
    )
    expect(slowest).toBeLessThan(2000)
    expect(mostBytes).toBeLessThan(256 * 1024 * 1024)
  },
)

it('a file of random bytes behind a zip’s first bytes is refused', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), fc.boolean(), async (bytes, isZip64) => {
      const zip64 = isZip64 ? Buffer.from('504b0607', 'hex') : Buffer.alloc(0)
      const locator = Buffer.concat([zip64, Buffer.alloc(isZip64 ? 16 : 0, 0xff)])
      const end = Buffer.concat([Buffer.from('504b0506', 'hex'), Buffer.alloc(18)])
      const file = Buffer.concat([Buffer.from('504b0304', 'hex'), bytes, locator, end])
      expect(await outcomeOf(file)).toBe(REFUSED)
    }),
    { numRuns: 300 },
  )
})

it('any single byte of the directory may be anything', async () => {
  const good = await packTaskPackage(aTaskPackage(), someAttachments)
  const outcomes = new Set<string>()
  for (let at = good.length - 300; at < good.length; at++) {
    for (const byte of [0x00, 0xff]) {
      const bytes = Buffer.from(good)
      bytes[at] = byte
      outcomes.add(await outcomeOf(bytes))
    }
  }
  expect([...outcomes].toSorted()).toEqual([EQUAL, REFUSED])
})
