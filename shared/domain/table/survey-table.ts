import type { IndicatorSet } from '../../catalog/index.ts'
import type { RecordBody } from '../record/kinds.ts'
import { allCells, readChoice, readText, type CellValue } from './cell-values.ts'
import type { RowResult, TableSpec } from './table.ts'

export type SurveyRow = Required<Omit<RecordBody<'own-checkpoint'>, 'result' | 'note'>>

type Codes = Pick<SurveyRow, 'items' | 'scenarios'>

const YES_NO = [
  { value: false, names: ['否', '', '不', 'n', 'no'] },
  { value: true, names: ['是', '√', '✓', 'y', 'yes'] },
] as const

/** 勘查点清单: an institution's own checkpoints, with the items and scenarios that they bear on. */
export function surveyTable(set: IndicatorSet): TableSpec<SurveyRow> {
  return {
    title: '勘查点清单',
    maxRows: 10_000,
    columns: [
      {
        key: 'code',
        title: '编号',
        aliases: ['序号', '勘查点编号'],
        isRequired: false,
        rule: '机构自己的编号，最多 20 字',
        example: 'Z01',
      },
      {
        key: 'area',
        title: '区域',
        aliases: ['车间', '部位', '位置', '地点'],
        isRequired: true,
        rule: '勘查路线上的一站，最多 40 字；空白归入“其他”',
        example: '生产车间',
      },
      {
        key: 'title',
        title: '勘查点',
        aliases: ['名称', '勘查内容', '检查项', '检查内容', '检查项目'],
        isRequired: true,
        rule: '必填，最多 120 字',
        example: '涂装线能耗采集',
      },
      {
        key: 'howTo',
        title: '查看要点',
        aliases: ['查看方法', '检查方法', '要求', '说明'],
        isRequired: false,
        rule: '看什么、怎么看，最多 500 字',
        example: '对照电表读数与系统数据，记下时间。',
      },
      {
        key: 'codes',
        title: '关联编号',
        aliases: ['关联的采集项和场景', '采集项和场景', '对应指标'],
        isRequired: false,
        rule: '采集项、场景的编号，用顿号分开',
        example: 'F4、S06',
      },
      {
        key: 'cameraOnly',
        title: '仅限现场拍摄',
        aliases: ['仅限拍照', '只能现场拍摄'],
        isRequired: false,
        rule: '“是”或“否”；“是”则不收外来文件作佐证',
        example: '否',
      },
    ],
    parseRow: (cells): RowResult<SurveyRow> => {
      const read = allCells({
        code: readText(cells['code'] ?? '', 20),
        area: readText(cells['area'] ?? '', 40),
        title: readText(cells['title'] ?? '', 120, true),
        howTo: readText(cells['howTo'] ?? '', 500),
        codes: readCodes(cells['codes'] ?? '', set),
        cameraOnly: readChoice<boolean>(cells['cameraOnly'] ?? '', YES_NO),
      })
      if (!read.ok) return read
      const { codes, ...row } = read.value
      return { ok: true, value: { ...row, ...codes } }
    },
  }
}

/** Codes of the set, divided by any punctuation: `F4、S06`. */
function readCodes(text: string, { items, scenarios }: IndicatorSet): CellValue<Codes> {
  const codes = text
    .normalize('NFKC')
    .toUpperCase()
    .split(/[^A-Z0-9.]+/u)
  const given = [...new Set(codes.filter((code) => code !== ''))]
  const known = (list: readonly { readonly code: string }[]): readonly string[] =>
    given.filter((code) => list.some((one) => one.code === code))
  const value = { items: [...known(items)], scenarios: [...known(scenarios)] }
  const unknown = given.filter(
    (code) => !value.items.includes(code) && !value.scenarios.includes(code),
  )
  if (unknown.length === 0) return { ok: true, value }
  return { ok: false, message: `没有编号为 ${unknown.join('、')} 的采集项或场景` }
}
