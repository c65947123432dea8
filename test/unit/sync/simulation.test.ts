import { describe, expect, it } from 'vitest'
import { BUGS, type Bug } from './simulation/bugs.ts'
import { KEPT_SEEDS } from './simulation/kept-seeds.ts'
import { simulate } from './simulation/simulate.ts'

const SEEDS = 2_000
/** Seeds go in bands, so that a failure names a band and the run shows progress. */
const BAND = 250
/** Every planted bug must be found within so many seeds. */
const TEETH = 150

describe('2 to 7 laptops, a bad line and a platform that fails', () => {
  const bands = Array.from({ length: SEEDS / BAND }, (_, index) => index * BAND + 1)
  it.each(bands)(
    'send everything once, lose nothing and end, in the worlds from %i on',
    (from) => {
      for (let seed = from; seed < from + BAND; seed += 1) {
        expect({ seed, problems: simulate(seed).problems }).toEqual({ seed, problems: [] })
      }
    },
    120_000,
  )

  it.each(KEPT_SEEDS)('do so in world %i, which has found something once', (seed) => {
    expect(simulate(seed, null, { hasScans: false }).problems).toEqual([])
  })

  it.each([1, 7, 860, 1234])('do exactly the same again in world %i', (seed) => {
    expect(simulate(seed)).toEqual(simulate(seed))
  })

  it('are not the same in two worlds', () => {
    expect(simulate(1).traceHash).not.toBe(simulate(2).traceHash)
  })
})

describe('the simulation finds', () => {
  it.each(BUGS)(
    'the planted bug %s',
    (bug) => {
      expect(firstSeedThatFinds(bug)).toBeLessThanOrEqual(TEETH)
    },
    60_000,
  )
})

function firstSeedThatFinds(bug: Bug): number {
  let seed = 1
  while (seed <= TEETH && simulate(seed, bug).problems.length === 0) seed += 1
  return seed
}
