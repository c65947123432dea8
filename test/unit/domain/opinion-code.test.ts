import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatOpinionCode, parseOpinionCode } from '../../../shared/domain/documents/qr.ts'

const HASH = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'

describe('the code on a document', () => {
  it('names number, revision and hash', () => {
    const code = { documentNumber: 'CCYS-2026-0117', revision: 2, snapshotSha256: HASH }
    expect(formatOpinionCode(code)).toBe(`SMEDT-OPINION:CCYS-2026-0117:2:${HASH}`)
  })

  it('reads back whatever number a task has', () => {
    const codes = fc.record({
      documentNumber: fc
        .string({ unit: 'grapheme', minLength: 1 })
        .filter((text) => text.trim() === text),
      revision: fc.integer({ min: 1, max: 999_999 }),
      snapshotSha256: fc.string({
        unit: fc.constantFrom(...'0123456789abcdef'),
        minLength: 64,
        maxLength: 64,
      }),
    })
    fc.assert(
      fc.property(codes, (code) => {
        expect(parseOpinionCode(formatOpinionCode(code))).toEqual(code)
        expect(parseOpinionCode(` ${formatOpinionCode(code)}\r\n`)).toEqual(code)
      }),
    )
  })

  it.each([
    '',
    'https://example.com',
    `SMEDT-OPINION::1:${HASH}`,
    `SMEDT-OPINION:A:0:${HASH}`,
    `SMEDT-OPINION:A:1:${HASH.toUpperCase()}`,
    `SMEDT-OPINION:A:1:${HASH}0`,
    `smedt-opinion:A:1:${HASH}`,
  ])('takes %j for something else', (text) => {
    expect(parseOpinionCode(text)).toBeNull()
  })
})
