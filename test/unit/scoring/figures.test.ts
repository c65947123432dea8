import { describe, expect, it } from 'vitest'
import { miit2024 } from '../../../shared/catalog/miit-2024.ts'
import { figureConflicts, groupScores, knownFigures } from '../../../shared/domain/scoring/index.ts'
import { itemOf } from './sheets.ts'

const f2 = itemOf('F2')
const f3 = itemOf('F3')

describe('knownFigures', () => {
  it('takes a figure that another item was given under the same key', () => {
    const inputs = { F2: { equipmentTotal: '80', digitalEquipment: '50' } }
    expect(knownFigures(miit2024, f3, inputs)).toEqual({ equipmentTotal: '80' })
  })

  it('keeps the own figure where both are filled in', () => {
    const inputs = { F2: { equipmentTotal: '80' }, F3: { equipmentTotal: '90' } }
    expect(knownFigures(miit2024, f3, inputs)).toEqual({ equipmentTotal: '90' })
  })

  it('counts blanks as not filled in', () => {
    const inputs = { F2: { equipmentTotal: '80' }, F3: { equipmentTotal: ' ' } }
    expect(knownFigures(miit2024, f3, inputs)).toEqual({ equipmentTotal: '80' })
  })
})

describe('figureConflicts', () => {
  it('names the item that says something else', () => {
    const inputs = { F2: { equipmentTotal: '80' }, F3: { equipmentTotal: '90' } }
    expect(figureConflicts(miit2024, f2, inputs)).toMatchObject([{ itemCode: 'F3', value: '90' }])
    expect(figureConflicts(miit2024, f2, { F2: { equipmentTotal: '80' } })).toEqual([])
  })
})

describe('groupScores', () => {
  it('sums the nine second-level indicators, whose maxima make 100 points', () => {
    const groups = groupScores(miit2024, { itemMilli: { F1: 2000, F2: 6000, R3: 1500 } })
    expect(groups.map(({ group }) => group)).toEqual([
      '设备系统',
      '数据采集',
      '信息系统',
      '信息安全',
      '规划管理',
      '要素保障',
      '绿色低碳',
      '产品质量',
      '市场效益',
    ])
    expect(groups.reduce((sum, { maxMilli }) => sum + maxMilli, 0)).toBe(100000)
    expect(groups[0]).toMatchObject({ milli: 8000, maxMilli: 20000 })
  })
})
