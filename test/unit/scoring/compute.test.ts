import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { computeAnswer, type ComputedAnswer } from '../../../shared/domain/scoring/index.ts'
import { itemOf } from './sheets.ts'

const compute = (code: string, inputs: Record<string, string>): ComputedAnswer =>
  computeAnswer(itemOf(code), inputs)
const f2 = (digitalEquipment: string, equipmentTotal: string): ComputedAnswer =>
  compute('F2', { digitalEquipment, equipmentTotal })
const m4 = (digitalSpendYearly: string, revenueYearly: string): ComputedAnswer =>
  compute('M4', { digitalSpendYearly, revenueYearly })
const ok = (choice: string, display: string): ComputedAnswer => ({ status: 'ok', choice, display })

describe('computeAnswer in ratio bands', () => {
  it.each([
    ['0', '40', 'A', '0.00%'],
    ['4', '40', 'A', '10.00%'],
    ['5', '40', 'B', '12.50%'],
    ['8', '40', 'B', '20.00%'],
    ['9', '40', 'C', '22.50%'],
    ['16', '40', 'C', '40.00%'],
    ['17', '40', 'D', '42.50%'],
    ['24', '40', 'D', '60.00%'],
    ['25', '40', 'E', '62.50%'],
    ['40', '40', 'E', '100.00%'],
    ['1', '3', 'C', '33.33%'],
    ['2', '3', 'E', '66.67%'],
  ])('puts %s of %s machines in band %s', (part, whole, choice, display) => {
    expect(f2(part, whole)).toEqual(ok(choice, display))
  })

  it('takes all equipment as the whole for F3', () => {
    const inputs = { equipmentTotal: '10', networkedEquipment: '4', digitalEquipment: '4' }
    expect(compute('F3', inputs)).toEqual(ok('C', '40.00%'))
  })

  it('tells 10% from the least above it, and shows the digits that decide', () => {
    expect(m4('10', '100')).toEqual(ok('A', '10.00%'))
    expect(m4('10.000001', '100')).toEqual(ok('B', '10.000001%'))
    expect(m4('9.999999', '100')).toEqual(ok('A', '10.00%'))
    expect(m4('60.001', '100')).toEqual(ok('E', '60.001%'))
  })

  it('stays exact where binary floats fail', () => {
    expect(m4('0.1', '1')).toEqual(ok('A', '10.00%'))
    expect(m4('0.3', '1.5')).toEqual(ok('B', '20.00%'))
    expect(m4('99999999999999.999999', '999999999999999.99999')).toEqual(ok('A', '10.00%'))
    expect(f2('100000000000001', '999999999999999')).toMatchObject({ choice: 'B' })
  })

  it('agrees with whole-number arithmetic for any count of machines', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.nat(), (whole, pick) => {
        const part = pick % (whole + 1)
        const bounds = [10, 20, 40, 60]
        const expected = 'ABCDE'.charAt(bounds.filter((b) => part * 100 > b * whole).length)
        expect(f2(String(part), String(whole))).toMatchObject({ status: 'ok', choice: expected })
      }),
      { numRuns: 5000 },
    )
  })
})

describe('computeAnswer of a change', () => {
  const r1 = (before: readonly [string, string], after: readonly [string, string]) =>
    compute('R1', {
      energyPrevious: before[0],
      revenuePrevious: before[1],
      energyLast: after[0],
      revenueLast: after[1],
    })

  it('compares energy per hundred yuan, not energy', () => {
    expect(r1(['41', '100'], ['38.2', '100'])).toEqual(ok('C', '4.10 → 3.82（降低）'))
    expect(r1(['41', '100'], ['76.4', '200'])).toEqual(ok('C', '4.10 → 3.82（降低）'))
    expect(r1(['38.2', '100'], ['41', '100'])).toEqual(ok('A', '3.82 → 4.10（增加）'))
  })

  it('calls only exact equality 持平', () => {
    expect(r1(['1', '3'], ['2', '6'])).toEqual(ok('B', '3.33 → 3.33（持平）'))
    expect(r1(['1', '3'], ['2', '5.999999'])).toMatchObject({ choice: 'A' })
  })

  it('never shows two equal figures for a change', () => {
    expect(r1(['41', '100'], ['41.001', '100'])).toEqual(ok('A', '4.1000 → 4.1001（增加）'))
  })

  it('prefers a rising pass rate', () => {
    const r2 = (passRateBefore: string, passRateAfter: string) =>
      compute('R2', { passRateBefore, passRateAfter })
    expect(r2('98.2', '99.1')).toEqual(ok('C', '98.20% → 99.10%（增加）'))
    expect(r2('98.20', '98.2')).toEqual(ok('B', '98.20% → 98.20%（持平）'))
    expect(r2('98.2', '97')).toEqual(ok('A', '98.20% → 97.00%（降低）'))
    expect(r2('100', '100.01')).toEqual({
      status: 'invalid',
      message: '采集项 R2（产品质量）：改造后月均产品合格率不能大于 100%',
    })
  })

  it('compares revenue per head', () => {
    const inputs = { revenuePrevious: '3000', headsPrevious: '60', revenueLast: '3300' }
    expect(compute('R3', { ...inputs, headsLast: '55' })).toEqual(ok('C', '50.00 → 60.00（增加）'))
    expect(compute('R3', { ...inputs, headsLast: '66' })).toEqual(ok('B', '50.00 → 50.00（持平）'))
    expect(compute('R3', { ...inputs, headsLast: '67' })).toMatchObject({ choice: 'A' })
  })

  it('compares cost per hundred yuan of revenue', () => {
    const inputs = { costPrevious: '800', revenuePrevious: '1000', revenueLast: '1200' }
    expect(compute('R4', { ...inputs, costLast: '900' })).toEqual(ok('C', '80.00 → 75.00（降低）'))
    expect(compute('R4', { ...inputs, costLast: '960' })).toMatchObject({ choice: 'B' })
    expect(compute('R4', { ...inputs, costLast: '960.01' })).toMatchObject({ choice: 'A' })
  })
})

describe('computeAnswer refuses', () => {
  const message = (answer: ComputedAnswer): string =>
    answer.status === 'invalid' ? answer.message : answer.status

  it('nothing while a figure is missing or blank', () => {
    expect(compute('F2', {})).toEqual({ status: 'incomplete' })
    expect(f2('3', ' ')).toEqual({ status: 'incomplete' })
    expect(compute('R1', { energyLast: '1', energyPrevious: '1' })).toEqual({
      status: 'incomplete',
    })
  })

  it.each(['-1', '1.5', '1e3', '1,000', '１２', 'abc', '+3', '.5', '0x10'])(
    'the count %s',
    (text) => {
      expect(message(f2(text, '100'))).toBe(
        '采集项 F2（设备数字化）：实现数字化的生产设备数量应为不小于 0 的整数',
      )
    },
  )

  it.each(['-1', '1.', '1.1234567', '1234567890123456', 'NaN', 'Infinity'])(
    'the amount %s',
    (text) => {
      expect(message(m4('1', text))).toBe(
        '采集项 M4（资金保障）：近三年年均营业额应为不小于 0 的数（最多 15 位整数、6 位小数）',
      )
    },
  )

  it('a bad figure even while another is missing', () => {
    expect(compute('F2', { digitalEquipment: 'x' })).toMatchObject({ status: 'invalid' })
  })

  it('a whole count written with decimals of value, but not with zeros', () => {
    expect(f2('25.0', '40')).toEqual(ok('E', '62.50%'))
  })

  it('a part above its whole', () => {
    expect(message(f2('41', '40'))).toBe(
      '采集项 F2（设备数字化）：实现数字化的生产设备数量不能大于生产设备数量',
    )
    expect(message(m4('100.000001', '100'))).toContain('不能大于近三年年均营业额')
  })

  it('a zero denominator', () => {
    expect(message(f2('0', '0'))).toContain('生产设备数量为 0，无法计算')
    const r3 = { revenuePrevious: '1', headsPrevious: '0', revenueLast: '1', headsLast: '1' }
    expect(message(compute('R3', r3))).toContain('前年员工人数为 0，无法计算')
  })

  it('an item that is judged, not computed', () => {
    expect(message(compute('F1', {}))).toContain('没有计算规则')
  })

  it('a key of the object prototype as a figure', () => {
    const item = itemOf('F2')
    const inputs = [{ key: 'toString', label: '数', unit: '台', kind: 'count' as const }]
    expect(computeAnswer({ ...item, inputs }, {})).toEqual({ status: 'incomplete' })
  })
})
