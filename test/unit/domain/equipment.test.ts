import { expect, it } from 'vitest'
import { miit2024 } from '../../../shared/catalog/miit-2024.ts'
import {
  equipmentFigures,
  equipmentSums,
  figuresOfItem,
  problemsInEquipment,
} from '../../../shared/domain/equipment/equipment.ts'

const ROWS = [
  { name: '车床', total: 12, digital: 10, connected: 8 },
  { name: '铣床', total: 4 },
]

it('sums the inventory', () => {
  expect(equipmentSums(ROWS)).toEqual({ rows: 2, total: 16, digital: 10, connected: 8 })
})

it('gives F2 and F3 their figures', () => {
  const figures = equipmentFigures(ROWS)
  const [f2, f3] = ['F2', 'F3'].map((code) => miit2024.items.find((item) => item.code === code))
  if (!f2 || !f3) throw new Error('the set has F2 and F3')
  expect(figuresOfItem(f2, figures)).toEqual({ equipmentTotal: '16', digitalEquipment: '10' })
  expect(figuresOfItem(f3, figures)).toEqual({ equipmentTotal: '16', networkedEquipment: '8' })
})

it('gives none while the inventory is empty or a row contradicts itself', () => {
  expect(equipmentFigures([])).toEqual({})
  expect(equipmentFigures([...ROWS, { name: '机器人', total: 1, digital: 2 }])).toEqual({})
})

it('finds what is wrong with a row', () => {
  expect(problemsInEquipment({})).toEqual({ name: '不能为空', total: '不能为空' })
  expect(problemsInEquipment({ name: '车床', total: 1, digital: 2, connected: 3 })).toEqual({
    digital: '2 多于总台数 1',
    connected: '3 多于总台数 1',
  })
})
