import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readXlsx, type CellValue } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import { TASK_COLUMNS } from '../../../shared/domain/table/task-columns.ts'
import { indexRecords } from '../../../shared/domain/record/read.ts'
import { equipmentSums } from '../../../shared/domain/equipment/equipment.ts'
import { errorText } from '../../../shared/error-text.ts'
import { sampleCreditCode } from '../../../build/samples/sample.ts'
import { aTableFile, aWorkbook, EQUIPMENT_HEADER, EQUIPMENT_ROWS } from '../../fixtures/tables.ts'
import { aCore, aCoreWithTask, refusal, type TestCore } from '../../helpers/core.ts'
import { aFolder } from '../../helpers/folder.ts'

const text = (rows: readonly (readonly CellValue[])[]): string =>
  rows.map((row) => row.map((cell) => (cell === null ? '' : String(cell))).join('\t')).join('\n')

const GOOD = text([EQUIPMENT_HEADER, ...EQUIPMENT_ROWS])
const WITH_A_BAD_ROW = text([
  EQUIPMENT_HEADER,
  ...EQUIPMENT_ROWS,
  ['机器人', '', '', 'x', '', '', ''],
])

async function inventory({ call, taskId }: TestCore & { readonly taskId: string }) {
  const { records } = await call('task.get', { taskId })
  return indexRecords(records).all('equipment')
}

describe('an equipment inventory', () => {
  it('is previewed without saving, then imported with a history', async () => {
    const test = await aCoreWithTask()
    const { call, core, taskId } = test
    const path = await aTableFile(
      await aFolder(),
      '设备.xlsx',
      await aWorkbook([EQUIPMENT_HEADER, ...EQUIPMENT_ROWS]),
    )
    const target = { kind: 'equipment', taskId, source: { grant: core.grant(path) } } as const
    const preview = await call('table.preview', target)
    expect(preview).toMatchObject({ file: '设备.xlsx', goodCount: 3, badCount: 0, problems: [] })
    expect(preview.firstRows[0]?.cells.slice(0, 4)).toEqual([
      '数控车床',
      'CK6150',
      '机加车间',
      '12',
    ])
    expect(await inventory(test)).toHaveLength(0)

    const { sha256 } = preview
    const done = await call('table.import', { ...target, sha256, acceptBadRows: false })
    expect(done).toEqual({ imported: 3, skipped: 0, taskIds: [] })
    const records = await inventory(test)
    expect(equipmentSums(records.map(({ body }) => body))).toEqual({
      rows: 3,
      total: 21,
      digital: 15,
      connected: 11,
    })
    const [first] = records
    const history = await call('record.history', {
      taskId,
      kind: 'equipment',
      key: first?.key ?? '',
    })
    expect(history.find(({ field }) => field === 'total')).toMatchObject({
      oldValue: null,
      newValue: 12,
      reason: '由表格“设备.xlsx”导入',
    })
    const again = await call('table.preview', target)
    expect(again.notes.join()).toMatch(/3 行的名称、型号、车间与已有清单相同/)
  })

  it('keeps everything out while a row is bad, unless the good rows are asked for', async () => {
    const test = await aCoreWithTask()
    const { call, taskId } = test
    const target = { kind: 'equipment', taskId, source: { text: WITH_A_BAD_ROW } } as const
    const preview = await call('table.preview', target)
    expect(preview).toMatchObject({ goodCount: 3, badCount: 1 })
    expect(preview.problems).toEqual(['第 5 行 总台数：应为整数'])
    const input = { ...target, sha256: preview.sha256 }
    const refused = await refusal(call('table.import', { ...input, acceptBadRows: false }))
    expect(errorText(refused)).toMatch(/有 1 行有误，没有导入/)
    expect(await inventory(test)).toHaveLength(0)
    const done = await call('table.import', { ...input, acceptBadRows: true })
    expect(done).toMatchObject({ imported: 3, skipped: 1 })
    expect(await inventory(test)).toHaveLength(3)
  })

  it('is not imported when the file is no longer what was shown', async () => {
    const { call, core, taskId } = await aCoreWithTask()
    const path = await aTableFile(await aFolder(), '设备.csv', GOOD.replaceAll('\t', ','))
    const target = { kind: 'equipment', taskId, source: { grant: core.grant(path) } } as const
    const { sha256 } = await call('table.preview', target)
    await writeFile(path, `${GOOD.replaceAll('\t', ',')}\n偷换,,,1,0,0,`)
    const refused = await refusal(call('table.import', { ...target, sha256, acceptBadRows: true }))
    expect(errorText(refused)).toMatch(/预览之后有改动，没有导入/)
  })

  it('of wrong columns, 100,000 rows or nothing is refused in one sentence', async () => {
    const { call, taskId } = await aCoreWithTask()
    const sentenceFor = async (pasted: string) =>
      errorText(
        await refusal(
          call('table.preview', { kind: 'equipment', taskId, source: { text: pasted } }),
        ),
      )
    expect(await sentenceFor('甲\t乙\n1\t2')).toMatch(/没有找到列名。应有的列：设备名称、型号/)
    const rows = Array.from({ length: 100_000 }, () => '车床\t\t\t1\t0\t0\t').join('\n')
    expect(await sentenceFor(`${EQUIPMENT_HEADER.join('\t')}\n${rows}`)).toMatch(
      /共 100000 行，“设备清单”一次最多 20000 行/,
    )
    expect(await sentenceFor(' \n ')).toMatch(/里面没有内容/)
  })

  it('of 5,000 rows comes in at once', async () => {
    const test = await aCoreWithTask()
    const rows = Array.from({ length: 5000 }, (_, index) => `设备${index}\t\t\t2\t1\t1\t`)
    const source = { text: `${EQUIPMENT_HEADER.join('\t')}\n${rows.join('\n')}` }
    const target = { kind: 'equipment', taskId: test.taskId, source } as const
    const { sha256 } = await test.call('table.preview', target)
    await test.call('table.import', { ...target, sha256, acceptBadRows: false })
    expect(await inventory(test)).toHaveLength(5000)
  })
})

describe('a template', () => {
  it('is written as .xlsx or .csv and is what the import expects', async () => {
    const { call, core, taskId } = await aCoreWithTask()
    const folder = await aFolder()
    const write = async (kind: 'equipment' | 'questionnaire' | 'task-list', name: string) => {
      const path = join(folder, name)
      await call('table.template', {
        kind,
        taskId: kind === 'task-list' ? null : taskId,
        grant: core.grant(path),
      })
      return readFile(path)
    }
    const book = await readXlsx(await write('equipment', '模板.xlsx'))
    expect(book.sheets[0]?.rows).toEqual([EQUIPMENT_HEADER])
    expect(book.sheets[1]?.rows[1]?.slice(0, 2)).toEqual(['设备名称', '必有'])
    const csv = (await write('task-list', '任务.csv')).toString()
    expect(csv.startsWith('\ufeff企业名称,')).toBe(true)
    const questions = await readXlsx(await write('questionnaire', '问卷.xlsx'))
    expect(questions.sheets[0]?.rows[0]?.slice(0, 2)).toEqual(['部门', 'Q01 您的岗位类别是'])
    expect((await stat(join(folder, '模板.xlsx'))).size).toBeGreaterThan(1000)
  })
})

describe('questionnaires', () => {
  it('come in with the columns of the template', async () => {
    const { call, core, taskId, workspace } = await aCoreWithTask()
    const path = join(await aFolder(), '问卷.csv')
    await call('table.template', { kind: 'questionnaire', taskId, grant: core.grant(path) })
    const header = (await readFile(path, 'utf8')).trim()
    const count = workspace.package.pinned.questionSet.id === '' ? 0 : header.split(',Q').length - 1
    const scale = Array.from(
      { length: count },
      (_, index) => `Q${String(index + 1).padStart(2, '0')}`,
    )
    expect(scale.length).toBeGreaterThan(5)
    await writeFile(path, `${header}\n生产部${',A'.repeat(count)}\n`)
    const target = { kind: 'questionnaire', taskId, source: { grant: core.grant(path) } } as const
    const preview = await call('table.preview', target)
    expect(preview.badCount).toBe(1)
    expect(preview.problems[0]).toMatch(/^第 2 行 Q\d\d .*：应为 1 至 5 的整数$/)
  })

  it('are refused by core when they are not whole', async () => {
    const { call, taskId } = await aCoreWithTask()
    const save = call('record.save', {
      taskId,
      kind: 'questionnaire',
      key: '019aae10-5b01-7a10-8c01-5a3e00000777',
      changes: { answers: { Q01: 'Z' } },
    })
    expect(errorText(await refusal(save))).toMatch(/问卷 Q01：没有这个选项.*请回答这一题/s)
  })
})

describe('a list of tasks', () => {
  const CODE = sampleCreditCode('91220101MA0DEM001')
  const row = (change: Readonly<Record<string, string>> = {}): readonly string[] =>
    TASK_COLUMNS.map(({ key, example }) => change[key] ?? (key === 'creditCode' ? CODE : example))
  const list = (...rows: readonly (readonly string[])[]): string =>
    text([TASK_COLUMNS.map(({ title }) => title), ...rows])

  it('makes a task of each good row, numbered, and none of a known project', async () => {
    const { call } = await aCore()
    const source = {
      text: list(
        row(),
        row({ projectName: '二期项目' }),
        row({ projectName: '三期项目', endedOn: '2025-01-01' }),
      ),
    }
    const target = { kind: 'task-list', taskId: null, source } as const
    const preview = await call('table.preview', target)
    expect(preview).toMatchObject({ goodCount: 2, badCount: 1 })
    expect(preview.problems[0]).toMatch(/^第 4 行：.*项目结束日期：2025-01-01 早于项目开始日期/)
    const { sha256 } = preview
    const { taskIds } = await call('table.import', { ...target, sha256, acceptBadRows: true })
    const tasks = await call('task.list', {})
    expect(taskIds).toHaveLength(2)
    expect(tasks.map(({ number }) => number.replace(/\d{8}/, ''))).toEqual([
      '现场录入--001',
      '现场录入--002',
    ])
    const again = await call('table.preview', target)
    expect(again.problems[0]).toMatch(/^第 2 行：本机已有该企业的同名项目（任务“现场录入-/)
  })

  it('and one by hand can be worked on like any other', async () => {
    const { call } = await aCore()
    const source = { text: list(row()) }
    const target = { kind: 'task-list', taskId: null, source } as const
    const { sha256 } = await call('table.preview', target)
    const { taskIds } = await call('table.import', { ...target, sha256, acceptBadRows: false })
    const taskId = taskIds[0] ?? ''
    const workspace = await call('task.get', { taskId })
    expect(workspace.package.task).toMatchObject({ origin: 'on-site', isSample: false })
    await call('record.save', {
      taskId,
      kind: 'material',
      key: 'M01',
      changes: { status: 'present' },
    })
  })
})
