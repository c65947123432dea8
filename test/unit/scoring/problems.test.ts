import { describe, expect, it } from 'vitest'
import { miit2024 } from '../../../shared/catalog/miit-2024.ts'
import { problemsInSheet, type AnswerSheet } from '../../../shared/domain/scoring/index.ts'

const inItems = (items: AnswerSheet['items']) => problemsInSheet(miit2024, { items, scenarios: {} })
const inScenarios = (scenarios: AnswerSheet['scenarios']) =>
  problemsInSheet(miit2024, { items: {}, scenarios })

describe('problemsInSheet', () => {
  it('accepts an empty sheet, 无 alone, an empty list and every scenario level', () => {
    expect(inItems({})).toEqual([])
    expect(inItems({ F1: ['A'], F4: [], F2: 'A' })).toEqual([])
    expect(inScenarios({ S01: 0, S02: 1, S03: 2, S04: 3, S05: 4 })).toEqual([])
  })

  it('refuses an unknown item', () => {
    expect(inItems({ F9: 'A' })).toEqual([
      { path: 'items.F9', code: 'unknown-item', message: '指标集中没有采集项“F9”' },
    ])
    expect(inItems({ constructor: 'A' })).toMatchObject([{ code: 'unknown-item' }])
  })

  it('refuses a list for a single choice', () => {
    expect(inItems({ F2: ['B'] })).toEqual([
      {
        path: 'items.F2',
        code: 'wrong-shape',
        message: '采集项 F2（设备数字化）：单选题，应填写一个选项代码',
      },
    ])
  })

  it('refuses a letter for a multiple choice', () => {
    expect(inItems({ F1: 'B' })).toEqual([
      {
        path: 'items.F1',
        code: 'wrong-shape',
        message: '采集项 F1（网络建设）：多选题，应填写选项代码的列表',
      },
    ])
  })

  it('refuses an option that the item does not have', () => {
    expect(inItems({ F2: 'F' })).toEqual([
      {
        path: 'items.F2',
        code: 'unknown-option',
        message: '采集项 F2（设备数字化）：没有选项“F”',
      },
    ])
    expect(inItems({ F2: '' })).toMatchObject([{ code: 'unknown-option' }])
    expect(inItems({ F2: 'b' })).toMatchObject([{ code: 'unknown-option' }])
    expect(inItems({ F1: ['B', 'Z', 'Z'] }).map(({ code }) => code)).toEqual([
      'unknown-option',
      'repeated-option',
    ])
  })

  it('refuses a repeated option once', () => {
    expect(inItems({ F1: ['B', 'B', 'B', 'C'] })).toEqual([
      {
        path: 'items.F1',
        code: 'repeated-option',
        message: '采集项 F1（网络建设）：选项 B 重复选择',
      },
    ])
    expect(inItems({ F1: ['A', 'A'] })).toMatchObject([{ code: 'repeated-option' }])
  })

  it('refuses 无 together with another option', () => {
    expect(inItems({ F1: ['B', 'A'] })).toEqual([
      {
        path: 'items.F1',
        code: 'exclusive-option',
        message: '采集项 F1（网络建设）：选项 A“无”不能与其他选项同时选择',
      },
    ])
  })

  it('refuses an unknown scenario', () => {
    expect(inScenarios({ S17: 1 })).toEqual([
      { path: 'scenarios.S17', code: 'unknown-scenario', message: '指标集中没有场景“S17”' },
    ])
  })

  it.each([5, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])(
    'refuses scenario level %d',
    (level) => {
      expect(inScenarios({ S01: level })).toEqual([
        {
          path: 'scenarios.S01',
          code: 'bad-scenario-level',
          message: '场景 S01（产品设计）：等级应为 0 至 4 的整数（0 表示未达到一级）',
        },
      ])
    },
  )

  it('reports every problem, items first', () => {
    const sheet = { items: { F1: 'B', X: 'A' }, scenarios: { S01: 9 } }
    expect(problemsInSheet(miit2024, sheet).map(({ path }) => path)).toEqual([
      'items.F1',
      'items.X',
      'scenarios.S01',
    ])
  })
})
