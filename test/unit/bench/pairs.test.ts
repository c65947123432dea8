import { describe, expect, it } from 'vitest'
import { spread, summarize, takePairs } from '../../bench/pairs.ts'

describe('takePairs', () => {
  it('runs the two by turns and leaves out the warm-up', async () => {
    const order: string[] = []
    let clock = 0
    const pairs = await takePairs({
      pairs: 2,
      warmUps: 1,
      ours: () => {
        order.push('ours')
        return ++clock
      },
      other: () => {
        order.push('other')
        return Promise.resolve(++clock)
      },
    })
    expect(order).toEqual(['ours', 'other', 'ours', 'other', 'ours', 'other'])
    expect(pairs).toEqual([
      { oursMs: 3, otherMs: 4 },
      { oursMs: 5, otherMs: 6 },
    ])
  })
})

describe('summarize', () => {
  it('takes the ratio inside each pair, so that a slow moment of the machine cancels out', () => {
    const pairs = [
      { oursMs: 20, otherMs: 10 },
      { oursMs: 200, otherMs: 100 },
      { oursMs: 30, otherMs: 10 },
    ]
    expect(summarize(pairs)).toEqual({
      pairs: 3,
      oursMs: { median: 30, min: 20, max: 200 },
      otherMs: { median: 10, min: 10, max: 100 },
      ratio: { median: 2, min: 2, max: 3 },
    })
  })

  it('refuses to summarize nothing', () => {
    expect(() => summarize([])).toThrow('nothing to summarize')
  })
})

describe('spread', () => {
  it('puts the median of an even number of values between the middle two', () => {
    expect(spread([4, 1, 3, 2])).toEqual({ median: 2.5, min: 1, max: 4 })
    expect(spread([7])).toEqual({ median: 7, min: 7, max: 7 })
  })
})
