import { describe, expect, it } from 'vitest'
import { demonstration2024 as script } from '../../../shared/catalog/demonstration-2024.ts'
import {
  connectionState,
  CONNECTION_STATES,
  missingInConnection,
  type Connection,
} from '../../../shared/domain/connectivity/connection.ts'
import { connectionsBetween, matrixSystems } from '../../../shared/domain/connectivity/matrix.ts'
import {
  connectivityParagraph,
  connectivitySummary,
  summaryText,
} from '../../../shared/domain/connectivity/summary.ts'
import { opinionFacts } from '../../../shared/domain/opinion/facts.ts'
import { indexRecords } from '../../../shared/domain/record/read.ts'
import {
  aCompleteWorkspace,
  aConnection,
  type RecordChanges,
} from '../domain/complete-workspace.ts'

const withConnections = (...bodies: readonly Connection[]) => {
  const changes: RecordChanges = Object.fromEntries(
    bodies.map((body, index) => [`connection c${index + 1}`, body]),
  )
  return aCompleteWorkspace({ 'connection c1': null, ...changes })
}
const automatic = { ...aConnection, mode: 'automatic' } as const
const manual = { ...aConnection, mode: 'manual' } as const
const five = withConnections(
  { ...automatic, proof: 'shown' },
  { ...automatic, proof: 'claimed' },
  { ...manual, proof: 'shown' },
  { ...manual, proof: 'claimed' },
  { from: 'MES', to: 'ERP' },
)

describe('a connection', () => {
  it('stands for how the data goes over and how we know, once it is whole', () => {
    expect(connectionState({ ...automatic, proof: 'shown' })).toBe('automatic-shown')
    expect(connectionState({ ...manual, proof: 'claimed' })).toBe('manual-claimed')
    expect(connectionState({ ...manual, proof: 'claimed', data: ' ' })).toBe('open')
    expect(missingInConnection({})).toHaveLength(5)
  })

  it('is told apart by sign and by words, not by colour', () => {
    const states = Object.values(CONNECTION_STATES)
    expect(new Set(states.map(({ sign }) => sign)).size).toBe(states.length)
    expect(new Set(states.map(({ words }) => words)).size).toBe(states.length)
  })
})

describe('the matrix', () => {
  it('has what was demonstrated, delivered or typed in, each once, demonstrated ones first', () => {
    const workspace = withConnections(
      { ...automatic, from: '设备/PLC', to: ' MES ' } as Connection,
      { ...automatic, to: '产品数据管理（图文档，单点授权）' } as Connection,
    )
    const systems = matrixSystems(indexRecords(workspace.records), workspace.package.filing, script)
    expect(systems.map(({ shortName }) => shortName)).toEqual([
      'MES',
      '制造执行系统（含设备管理与 OEE 模块）',
      ...['QMS', 'WMS', 'ERP', '产品数据管理（图文档，单点授权）'],
      '设备/PLC',
    ])
    expect(new Set(systems.map(({ name }) => name)).size).toBe(systems.length)
  })

  it('finds the connections of a cell in one direction, blanks around names aside', () => {
    const { records } = withConnections(
      { from: 'MES', to: 'ERP ' },
      { from: 'ERP', to: 'MES' },
      { from: 'MES', to: 'ERP' },
    )
    const all = indexRecords(records).all('connection')
    expect(connectionsBetween(all, 'MES', 'ERP').map(({ key }) => key)).toEqual(['c1', 'c3'])
    expect(connectionsBetween(all, 'ERP', 'QMS')).toEqual([])
  })
})

describe('the summary', () => {
  it('counts every connection once and puts forward what went over by itself before our eyes', () => {
    const summary = connectivitySummary(indexRecords(five.records))
    expect(Object.values(summary.counts)).toEqual([1, 1, 1, 1, 1])
    expect(summaryText(summary)).toBe('自动且已演示 1 / 5 条')
    expect(summaryText(connectivitySummary(indexRecords([])))).toBe('还没有记录')
  })

  it('stands among the facts, and in the draft without what is not filled in', () => {
    expect(opinionFacts(five).find(({ label }) => label === '数据贯通')?.value).toBe(
      '自动且已演示 1 / 5 条',
    )
    expect(connectivityParagraph(five)).toBe(
      '数据贯通：核实系统间数据传递4条，自动传递且现场演示1条，自动传递仅口头说明1条，人工传递2条（其中仅口头说明1条）。',
    )
    expect(connectivityParagraph(withConnections({ ...automatic, proof: 'shown' }))).toBe(
      '数据贯通：核实系统间数据传递1条，自动传递且现场演示1条。',
    )
    expect(connectivityParagraph(withConnections({ from: 'MES' }))).toBe('')
  })
})
