import { expect, it } from 'vitest'
import { miit2024 } from '../../../shared/catalog/miit-2024.ts'
import { surveyTable } from '../../../shared/domain/table/survey-table.ts'
import { aGrid, parsed, problemsOf } from './grids.ts'

const spec = surveyTable(miit2024)
const HEADER = ['编号', '区域', '勘查点', '查看要点', '关联编号', '仅限现场拍摄']

it('reads an institution’s list, whatever its order and names of columns', () => {
  const table = parsed(
    aGrid([
      ['检查项目', '车间', '对应指标', '仅限拍照'],
      ['涂装线能耗采集', '涂装车间', 'F4、S06，f4', '是'],
      ['看板', '', '', ''],
    ]),
    spec,
  )
  expect(table.rows.map(({ value }) => value)).toEqual([
    {
      code: '',
      area: '涂装车间',
      title: '涂装线能耗采集',
      howTo: '',
      items: ['F4'],
      scenarios: ['S06'],
      cameraOnly: true,
    },
    {
      code: '',
      area: '',
      title: '看板',
      howTo: '',
      items: [],
      scenarios: [],
      cameraOnly: false,
    },
  ])
})

it('names the row and the column of everything that is wrong', () => {
  const grid = aGrid([
    HEADER,
    ['Z01', '机房', '', '', 'F99、S06', '也许'],
    ['Z02', '机房', '长'.repeat(121), '', '', ''],
  ])
  expect(problemsOf(grid, spec)).toEqual([
    '第 2 行 勘查点：不能为空',
    '第 2 行 关联编号：没有编号为 F99 的采集项或场景',
    '第 2 行 仅限现场拍摄：应为 否、是 之一',
    '第 3 行 勘查点：超过 120 字（现为 121 字）',
  ])
})
