import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson, type Json } from '../../../shared/formats/canonical-json.ts'

const parsed = (text: string): Json => JSON.parse(text) as Json

describe('canonical JSON', () => {
  it('writes the example of RFC 8785, 3.2.2', () => {
    const input = String.raw`{
      "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
      "literals": [null, true, false]
    }`
    expect(canonicalJson(parsed(input))).toBe(
      String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
    )
  })

  it('sorts keys as RFC 8785, 3.2.3 does: by UTF-16 code units, not by code points', () => {
    const input = String.raw`{"\u20ac":1,"\r":2,"\ufb33":3,"1":4,"\ud83d\ude00":5,"\u0080":6,"\u00f6":7}`
    const values = Array.from(canonicalJson(parsed(input)).matchAll(/:(\d)/gu), ([, one]) => one)
    expect(values.join('')).toBe('2467153')
  })

  it.each([
    ['0', '0'],
    ['-0', '0'],
    ['9007199254740992', '9007199254740992'],
    ['1e21', '1e+21'],
    ['1e-7', '1e-7'],
    ['5e-324', '5e-324'],
    ['1.7976931348623157e308', '1.7976931348623157e+308'],
    ['295147905179352830000', '295147905179352830000'],
  ])('writes the number %s as %s', (input, text) => {
    expect(canonicalJson(parsed(input))).toBe(text)
  })

  it('leaves out a member that is not given, at any depth, and keeps one that is null', () => {
    expect(canonicalJson({ b: undefined, a: [{ c: undefined }], d: null })).toBe(
      '{"a":[{}],"d":null}',
    )
  })

  it.each([NaN, Infinity, -Infinity])('refuses %s', (value) => {
    expect(() => canonicalJson([value])).toThrow(RangeError)
  })

  it('is read back as the same value, and is its own canonical text', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        const plain = JSON.stringify(value)
        const text = canonicalJson(parsed(plain))
        expect(JSON.parse(text)).toEqual(JSON.parse(plain))
        expect(canonicalJson(parsed(text))).toBe(text)
      }),
    )
  })

  it('does not depend on the order of the keys, but on the order of a list', () => {
    const pairs = fc.uniqueArray(fc.tuple(fc.string(), fc.integer()), {
      selector: ([key]) => key,
      maxLength: 8,
    })
    fc.assert(
      fc.property(pairs, (entries) => {
        const turned = entries.toReversed()
        expect(canonicalJson(Object.fromEntries(turned))).toBe(
          canonicalJson(Object.fromEntries(entries)),
        )
      }),
    )
    expect(canonicalJson([1, 2])).not.toBe(canonicalJson([2, 1]))
  })
})
