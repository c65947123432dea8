import { describe, expect, it } from 'vitest'
import { clockFinding, clockFindingText, clockWarning } from '../../../shared/domain/sync/index.ts'

const NOW = '2026-11-28T08:00:00.000Z'
const none = { package: null, receipt: null, signature: null }
const later = (minutes: number): string =>
  new Date(Date.parse(NOW) + minutes * 60_000).toISOString()

describe('a clock without a network', () => {
  it('may be right where everything known is past, or where nothing is known', () => {
    expect(clockFinding(NOW, none)).toBeNull()
    const past = { package: later(-9), receipt: later(-2), signature: later(-1) }
    expect(clockFinding(NOW, past)).toBeNull()
  })

  it('may be a few minutes off', () => {
    expect(clockFinding(NOW, { ...none, signature: later(4) })).toBeNull()
    expect(clockFinding(NOW, { ...none, signature: later(5) })).not.toBeNull()
  })

  it('is slow against the latest thing that is past', () => {
    const past = { package: later(100), receipt: later(60 * 24 * 10), signature: later(-5) }
    const finding = clockFinding(NOW, past)
    expect(finding).toEqual({ against: 'receipt', at: past.receipt, now: NOW })
    expect(finding && clockFindingText(finding)).toContain('比平台回执的时间还早约 10 天')
  })
})

describe('a clock beside the platform’s', () => {
  it.each([
    [-730 * 24 * 3_600_000, '慢了约 730 天'],
    [730 * 24 * 3_600_000, '快了约 730 天'],
    [6 * 60_000, '快了约 6 分钟'],
  ])('is told by how much it is wrong: %d ms', (aheadMs, said) => {
    expect(clockWarning(aheadMs)).toContain(said)
  })

  it('is left alone while it is off by less than anybody minds', () => {
    expect(clockWarning(4 * 60_000)).toBeNull()
    expect(clockWarning(null)).toBeNull()
  })
})
