import { describe, expect, it } from 'vitest'
import { demonstration2024 as script } from '../../../shared/catalog/demonstration-2024.ts'
import { miit2024 } from '../../../shared/catalog/miit-2024.ts'
import { listGaps } from '../../../shared/domain/checks/gaps.ts'
import { namedSoftware } from '../../../shared/domain/demonstration/software.ts'
import {
  demonstrationSteps,
  nextOwnCode,
  OTHER_SYSTEM,
} from '../../../shared/domain/demonstration/steps.ts'
import { linkTargets } from '../../../shared/domain/evidence/targets.ts'
import { usageByCode } from '../../../shared/domain/evidence/usage.ts'
import { indexRecords } from '../../../shared/domain/record/read.ts'
import { aTaskPackage } from '../../fixtures/packages.ts'
import {
  aCompleteWorkspace,
  aConnection,
  aDemonstration,
  aPiece,
  type RecordChanges,
} from '../domain/complete-workspace.ts'

const gapsWith = (changes: RecordChanges) =>
  listGaps(aCompleteWorkspace(changes))
    .filter(({ step }) => step === 'demonstration')
    .map(({ target, message, isBlocking }) => [target, message, isBlocking])
const own = {
  system: '能源看板',
  systemType: OTHER_SYSTEM,
  actions: { X2: '导出日报', X10: '', X1: '打开首页' },
  expected: { X1: '当日数据' },
}

describe('the steps of a demonstration', () => {
  it("are the script's for the type of system, then the panel's own in the order of adding", () => {
    const steps = demonstrationSteps(script, { ...own, systemType: 'MES' })
    expect(steps.map(({ code }) => code)).toEqual([
      ...['MES1', 'MES2', 'MES3', 'MES4'],
      ...['X1', 'X2', 'X10'],
    ])
    expect(steps[4]).toMatchObject({ number: 5, action: '打开首页', expected: '当日数据' })
    expect(demonstrationSteps(script, own).map(({ number }) => number)).toEqual([1, 2, 3])
  })

  it('get a code that no step had before it', () => {
    expect(nextOwnCode({})).toBe('X1')
    expect(nextOwnCode(own)).toBe('X11')
  })
})

describe('the systems named by contract and filing', () => {
  const named = namedSoftware(aTaskPackage().filing, script)

  it('come with type, provider and brand; what is filed beyond the contract comes last', () => {
    expect(named.map(({ origin, body }) => [origin, body.systemType])).toEqual([
      ['contract', 'MES'],
      ['contract', 'QMS'],
      ['contract', 'WMS'],
      ['contract', 'ERP'],
      ['contract', OTHER_SYSTEM],
      ['filing', 'EMS'],
    ])
    expect(named[0]?.body).toMatchObject({
      system: '制造执行系统（含设备管理与 OEE 模块）',
      provider: '长春智联工软科技有限公司（示例）',
      brand: '智联工软 ZL-MES 5.2',
    })
  })

  it('keep to what a record holds, and know a type by its own word only', () => {
    const { filing } = aTaskPackage((draft) => {
      const [first] = draft.filing.deliverables
      if (first) draft.filing.deliverables = [{ ...first, name: '统'.repeat(120), model: 'GEMS' }]
      draft.filing.needs.software = []
    })
    const [only] = namedSoftware(filing, script)
    expect(only?.body).toMatchObject({ system: '统'.repeat(80), systemType: OTHER_SYSTEM })
  })
})

describe('demonstrations that are called done', () => {
  it('have a result for every step, and 未演示 is one', () => {
    const { MES2: _two, MES4: _four, ...results } = aDemonstration.results
    const open = { ...aDemonstration, results }
    expect(gapsWith({ 'demonstration d1': open })).toEqual([
      ['demonstration:d1/MES2', '系统演示“MES”第 2、4 步还没有结果，没有演示的请选“未演示”', true],
    ])
    const whole = { ...results, MES2: 'not-shown', MES4: 'not-shown' }
    expect(gapsWith({ 'demonstration d1': { ...open, results: whole } })).toEqual([])
    expect(gapsWith({ 'demonstration d1': open, 'step demonstration': {} })).toHaveLength(1)
  })

  it('have a step at least, and say what is done in each that the panel added', () => {
    const { system, systemType } = own
    expect(gapsWith({ 'demonstration d1': { system, systemType } })).toEqual([
      ['demonstration:d1', '系统演示“能源看板”还没有步骤，请添加演示的步骤', true],
    ])
    const results = { X1: 'pass', X2: 'pass', X10: 'pass' }
    expect(gapsWith({ 'demonstration d1': { ...own, results } })).toEqual([
      ['demonstration:d1/X10', '系统演示“能源看板”第 3 步还没有写操作', true],
    ])
  })

  it('need whole connections; that there is none is said without blocking', () => {
    expect(gapsWith({ 'connection c1': { ...aConnection, data: ' ', proof: null } })).toEqual([
      ['connection:c1', '数据连接“MES→ERP”还没有填写传递的数据、核实方式', true],
    ])
    expect(gapsWith({ 'connection c1': { from: 'MES' } })).toEqual([
      ['connection:c1', '数据连接“MES→？”还没有填写去向系统、传递的数据、传递方式、核实方式', true],
    ])
    expect(gapsWith({ 'connection c1': null })).toEqual([
      ['connection:matrix', expect.stringContaining('数据贯通矩阵还没有记录'), false],
    ])
  })
})

describe('evidence of one step', () => {
  it('is offered by what is done in it, and bears on what the step bears on', () => {
    const workspace = aCompleteWorkspace(
      { 'demonstration d2': own },
      { evidence: [aPiece([{ kind: 'demonstration', key: 'd1/MES3' }])] },
    )
    const records = indexRecords(workspace.records)
    const titles = new Map(
      linkTargets(workspace, records, miit2024).map(({ kind, key, title }) => [
        `${kind}:${key}`,
        title,
      ]),
    )
    expect(titles.get('demonstration:d1')).toBe('系统演示“MES”')
    expect(titles.get('demonstration:d1/MES3')).toBe(
      '系统演示“MES”·输入一个成品批次，做正反向追溯。',
    )
    expect(titles.get('demonstration:d2/X2')).toBe('系统演示“能源看板”·导出日报')
    expect(titles.get('connection:c1')).toBe('数据连接“MES→ERP”')
    const usage = usageByCode(workspace, records, miit2024)
    expect(usage.find(({ code }) => code === 'S07')?.related).toHaveLength(1)
    expect(usage.find(({ code }) => code === 'S08')?.related).toHaveLength(0)
  })
})
