import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { paginate } from '../../../../electron/core/documents/flow/pages.ts'
import { aPart, heightOf, type Part } from '../../../../electron/core/documents/flow/part.ts'

const COLUMN = { top: 80, bottom: 180 }

function part(change: Partial<Part>): Part {
  return aPart({ strips: [10], draw: () => undefined, ...change })
}

/** A text of lines of ten points that may be cut anywhere. */
const text = (lines: number, change: Partial<Part> = {}): Part =>
  part({ strips: Array.from({ length: lines }, () => 10), mayCut: () => true, ...change })

/** Pages as `part:from-to`, repeated heads as `head`. */
function shown(parts: readonly Part[]): readonly string[] {
  return paginate(parts, COLUMN).map((page) =>
    page
      .map(({ part: each, place }) =>
        place.isRepeated ? 'head' : `${parts.indexOf(each)}:${place.from}-${place.to}`,
      )
      .join(' '),
  )
}

describe('pages', () => {
  it('continue what is higher than a page', () => {
    expect(shown([text(25)])).toEqual(['0:0-10', '0:10-20', '0:20-25'])
  })

  it('leave a heading to the page of its text', () => {
    const heading = part({ keepsWithNext: true })
    expect(shown([text(9), heading, text(3)])).toEqual(['0:0-9', '1:0-1 2:0-3'])
    expect(shown([text(8), heading, text(3)])).toEqual(['0:0-8 1:0-1 2:0-1', '2:1-3'])
  })

  it('keep a chain together that fits a page, and break one that fits none', () => {
    const kept = (lines: number): Part => text(lines, { mayCut: () => false, keepsWithNext: true })
    expect(shown([text(5), kept(3), kept(3), text(1)])).toEqual(['0:0-5', '1:0-3 2:0-3 3:0-1'])
    expect(shown([text(5), kept(5), kept(6), text(1)])).toEqual(['0:0-5 1:0-5', '2:0-6 3:0-1'])
  })

  it('cut what must not be cut only when it is higher than a page', () => {
    const whole = (lines: number): Part => text(lines, { mayCut: () => false })
    expect(shown([text(2), whole(10)])).toEqual(['0:0-2', '1:0-10'])
    expect(shown([text(2), whole(13)])).toEqual(['0:0-2', '1:0-10', '1:10-13'])
  })

  it('repeat the head of a table and not the blank above it', () => {
    const head = part({ keepsWithNext: true, gap: 7 })
    const rows = Array.from({ length: 12 }, () => part({ head }))
    expect(shown([head, ...rows])).toEqual([
      '0:0-1 1:0-1 2:0-1 3:0-1 4:0-1 5:0-1 6:0-1 7:0-1 8:0-1 9:0-1',
      'head 10:0-1 11:0-1 12:0-1',
    ])
  })

  it('begin where the document says so, and nowhere without need', () => {
    expect(shown([text(2), text(2, { startsPage: true }), text(1)])).toEqual([
      '0:0-2',
      '1:0-2 2:0-1',
    ])
    expect(shown([text(2, { startsPage: true })])).toEqual(['0:0-2'])
  })

  it('hold every strip once, in order, and no more than fits, whatever the parts', () => {
    const head = part({ strips: [12] })
    const anyPart = fc
      .record({
        strips: fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 12 }),
        cuts: fc.boolean(),
        padding: fc.integer({ min: 0, max: 8 }),
        gap: fc.integer({ min: 0, max: 30 }),
        keepsWithNext: fc.boolean(),
        startsPage: fc.boolean(),
        hasHead: fc.boolean(),
      })
      .map(({ cuts, hasHead, ...rest }) =>
        part({ ...rest, mayCut: () => cuts, head: hasHead ? head : null }),
      )
    fc.assert(
      fc.property(fc.array(anyPart, { maxLength: 20 }), (parts) => {
        const pages = paginate(parts, COLUMN)
        const own = pages.flat().filter(({ place }) => !place.isRepeated)
        const strips = own.flatMap(({ part: each, place }) =>
          each.strips
            .slice(place.from, place.to)
            .map((_, i) => [parts.indexOf(each), place.from + i]),
        )
        expect(strips).toEqual(
          parts.flatMap((each, index) => each.strips.map((_, strip) => [index, strip])),
        )
        for (const page of pages) {
          let bottom = COLUMN.top
          for (const { part: each, place } of page) {
            expect(place.y).toBeGreaterThanOrEqual(bottom)
            bottom = place.y + heightOf(each, place.from, place.to)
          }
          expect(bottom).toBeLessThanOrEqual(COLUMN.bottom)
        }
      }),
      { numRuns: 1000 },
    )
  })
})
