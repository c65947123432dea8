import { describe, expect, it } from 'vitest'
import { miit2024 } from '../../../shared/catalog/miit-2024.ts'
import type { IndicatorItem } from '../../../shared/catalog/index.ts'

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0)
const inputKeys = (item: IndicatorItem): readonly string[] =>
  (item.inputs ?? []).map(({ key }) => key)

function keysUsed({ compute }: IndicatorItem): readonly string[] {
  if (compute === undefined) return []
  if (compute.kind === 'ratio') return [compute.partKey, compute.wholeKey]
  return [compute.before, compute.after].flatMap(({ numeratorKey, denominatorKey }) =>
    denominatorKey === null ? [numeratorKey] : [numeratorKey, denominatorKey],
  )
}

function choicesUsed({ compute }: IndicatorItem): readonly string[] {
  if (compute === undefined) return []
  if (compute.kind === 'ratio') return compute.bands.map(({ choice }) => choice)
  return Object.values(compute.choices)
}

describe('the indicator set miit-2024', () => {
  it('names the document it comes from', () => {
    expect(miit2024).toMatchObject({
      id: 'miit-2024',
      version: '1',
      documentNo: '工信厅企业〔2024〕56号',
      issuedOn: '2024-09-04',
    })
  })

  it('sums to 50, 30 and 20 points', () => {
    expect(miit2024.dimensions.map(({ maxMilli }) => maxMilli)).toEqual([50000, 30000, 20000])
    for (const { id, maxMilli } of miit2024.dimensions) {
      const items = miit2024.items.filter(({ dimension }) => dimension === id)
      expect(sum(items.map((item) => item.maxMilli))).toBe(maxMilli)
    }
  })

  it('has nine groups with their published points', () => {
    const groups = [...new Set(miit2024.items.map(({ group }) => group))]
    const points = groups.map((group) => {
      const items = miit2024.items.filter((item) => item.group === group)
      return [group, sum(items.map(({ maxMilli }) => maxMilli))]
    })
    expect(points).toEqual([
      ['设备系统', 20000],
      ['数据采集', 10000],
      ['信息系统', 10000],
      ['信息安全', 10000],
      ['规划管理', 15000],
      ['要素保障', 15000],
      ['绿色低碳', 7000],
      ['产品质量', 7000],
      ['市场效益', 6000],
    ])
  })

  it('has 15 items in the published order and shape', () => {
    expect(
      miit2024.items.map(({ code, type, options }) => `${code} ${type} ${options.length}`),
    ).toEqual([
      'F1 multi 5',
      'F2 single 5',
      'F3 single 5',
      'F4 multi 15',
      'F5 single 5',
      'F6 multi 5',
      'F7 multi 5',
      'M1 single 6',
      'M2 multi 5',
      'M3 multi 6',
      'M4 single 5',
      'R1 single 3',
      'R2 single 3',
      'R3 single 3',
      'R4 single 3',
    ])
  })

  it.each(miit2024.items)('reaches the maximum of $code exactly', (item) => {
    const points = item.options.map(({ milli }) => milli)
    expect(item.type === 'multi' ? sum(points) : Math.max(...points)).toBe(item.maxMilli)
    expect(points.every((milli) => Number.isInteger(milli) && milli >= 0)).toBe(true)
    expect(points[0]).toBe(0)
  })

  it.each(miit2024.items)('letters the options of $code from A on', ({ options }) => {
    const letters = Array.from({ length: options.length }, (_, at) => String.fromCharCode(65 + at))
    expect(options.map(({ code }) => code)).toEqual(letters)
    expect(new Set(options.map(({ label }) => label)).size).toBe(options.length)
  })

  it.each(miit2024.items)('marks 无 of $code as exclusive in a multiple choice only', (item) => {
    const exclusive = item.options.filter((option) => option.exclusive === true)
    expect(exclusive.map(({ code, label }) => code + label)).toEqual(
      item.type === 'multi' ? ['A无'] : [],
    )
  })

  it('computes F2, F3, M4 by bands and R1 to R4 by change, from inputs it asks for', () => {
    const computed = miit2024.items.filter((item) => item.compute !== undefined)
    expect(computed.map(({ code, compute }) => `${code} ${compute?.kind}`)).toEqual([
      'F2 ratio',
      'F3 ratio',
      'M4 ratio',
      'R1 change',
      'R2 change',
      'R3 change',
      'R4 change',
    ])
    for (const item of computed) {
      expect(new Set(keysUsed(item))).toEqual(new Set(inputKeys(item)))
      const codes = item.options.map(({ code }) => code)
      expect(choicesUsed(item).toSorted()).toEqual(codes)
    }
  })

  it('has bands that rise in whole percents to 100', () => {
    for (const { compute } of miit2024.items) {
      if (compute?.kind !== 'ratio') continue
      expect(compute.bands.map(({ upToPercent }) => upToPercent)).toEqual([10, 20, 40, 60, 100])
    }
  })

  it('means the same figure wherever a key is shared', () => {
    const inputs = miit2024.items.flatMap((item) => item.inputs ?? [])
    const meanings = new Set(inputs.map((input) => JSON.stringify(input)))
    expect(meanings.size).toBe(new Set(inputs.map(({ key }) => key)).size)
  })

  it('follows the official questionnaire for M1 option F and says that sources differ', () => {
    const m1 = miit2024.items.find(({ code }) => code === 'M1')
    expect(m1?.options.at(-1)).toMatchObject({ code: 'F', milli: 7500 })
    expect(m1?.options.at(-1)?.label).toContain('参观交流')
    expect(m1?.certaintyNote).toContain('冲突')
  })

  it('has 16 scenarios in groups of 4, 6, 2 and 4', () => {
    const codes = Array.from({ length: 16 }, (_, at) => `S${String(at + 1).padStart(2, '0')}`)
    expect(miit2024.scenarios.map(({ code }) => code)).toEqual(codes)
    const sizes = miit2024.scenarioGroups.map(
      ({ id }) => miit2024.scenarios.filter(({ group }) => group === id).length,
    )
    expect(sizes).toEqual([4, 6, 2, 4])
  })

  it('has the ten binding scenarios', () => {
    const binding = miit2024.scenarios.filter((scenario) => scenario.binding)
    expect(binding.map(({ code }) => code).join(' ')).toBe(
      'S01 S03 S06 S07 S08 S09 S10 S11 S12 S13',
    )
  })

  it.each(miit2024.scenarios)('has text and evidence for every level of $code', (scenario) => {
    const texts = Object.values(scenario.criteria)
    expect(texts).toHaveLength(4)
    expect(new Set(texts).size).toBe(4)
    expect(texts.every((text) => text.endsWith('。'))).toBe(true)
    expect(Object.values(scenario.evidenceHints).every((hints) => hints.length > 0)).toBe(true)
  })

  it('has the published level rule', () => {
    expect(
      miit2024.levelRules.map((rule) => [
        rule.level,
        rule.label,
        rule.name,
        rule.minScoreMilli,
        rule.minScenarios,
        rule.minBinding,
      ]),
    ).toEqual([
      [1, '一级', '初始级', 20000, 6, 3],
      [2, '二级', '规范级', 40000, 6, 3],
      [3, '三级', '集成级', 60000, 8, 5],
      [4, '四级', '协同级', 80000, 10, 6],
    ])
  })
})
