import { describe, expect, it } from 'vitest'
import { miit2024 } from '../../../shared/catalog/miit-2024.ts'
import { agreedChanges, itemVotes, scenarioVotes } from '../../../shared/domain/panel/agreement.ts'
import {
  isAllIn,
  maySeeScores,
  missingBeforeHandingIn,
  sheetState,
} from '../../../shared/domain/panel/handing-in.ts'
import type {
  AnyRecordBody,
  RecordKind,
  StoredRecord,
} from '../../../shared/domain/record/kinds.ts'
import { indexRecords } from '../../../shared/domain/record/read.ts'
import type { Expert } from '../../../shared/formats/task-package.ts'
import { aRecord } from '../domain/complete-workspace.ts'

const expert = (id: string, role: Expert['role']): Expert => ({
  id,
  name: `专家${id}`,
  organisation: '某院',
  title: '高级工程师',
  specialty: '智能制造',
  role,
})
const panel = [expert('a', 'leader'), expert('b', 'member')]
const record = (kind: RecordKind, key: string, body: AnyRecordBody): StoredRecord =>
  aRecord(`${kind} ${key}`, body)
const handedIn = (id: string) =>
  record('score-sheet', id, { handedInAt: '2026-11-23T01:00:00Z', absenceReason: '' })

describe('handing in', () => {
  it('hides others until every sheet is in or excused', () => {
    const one = indexRecords([handedIn('a')])
    expect(isAllIn(one, panel)).toBe(false)
    expect(maySeeScores(one, panel, 'a', 'b')).toBe(false)
    expect(maySeeScores(one, panel, 'a', 'a')).toBe(true)
    const excused = indexRecords([
      handedIn('a'),
      record('score-sheet', 'b', { absenceReason: '因病请假' }),
    ])
    expect(maySeeScores(excused, panel, 'a', 'b')).toBe(true)
  })

  it('never excuses the leader', () => {
    const records = indexRecords([record('score-sheet', 'a', { absenceReason: '出差' })])
    expect(panel.map((one) => sheetState(records, one).state)).toEqual(['open', 'open'])
  })

  it('counts a sheet that is in although an absence is on record', () => {
    const both = { handedInAt: '2026-11-23T01:00:00Z', absenceReason: '迟到' }
    const records = indexRecords([record('score-sheet', 'b', both)])
    expect(panel.map((one) => sheetState(records, one).state)).toEqual(['open', 'in'])
  })

  it('lists what an expert still has to score', () => {
    const records = indexRecords([
      record('score', 'a/F1', { answer: ['A'] }),
      record('scenario-score', 'a/S01', { level: 0 }),
    ])
    const missing = missingBeforeHandingIn(miit2024, records, 'a')
    expect(missing).toHaveLength(miit2024.items.length + miit2024.scenarios.length - 2)
    expect(missing).not.toContain('F1')
    expect(missing).not.toContain('S01')
  })
})

describe('agreement', () => {
  const scores = [
    record('score', 'a/F1', { answer: ['B', 'C'], inputs: {} }),
    record('score', 'b/F1', { answer: ['C', 'B'] }),
    record('score', 'a/F2', { answer: 'D' }),
    record('score', 'b/F2', { answer: 'E' }),
    record('scenario-score', 'a/S01', { level: 0 }),
    record('scenario-score', 'b/S01', { level: 0 }),
  ]

  it('agrees whatever the order of a multiple choice', () => {
    const records = indexRecords([...scores, handedIn('a'), handedIn('b')])
    expect(itemVotes(records, panel, 'F1').agreed).toEqual(['B', 'C'])
    expect(itemVotes(records, panel, 'F2')).toMatchObject({ agreed: undefined, isDivergent: true })
    expect(scenarioVotes(records, panel, 'S01').agreed).toBe(0)
  })

  it('asks only those who handed in', () => {
    const records = indexRecords([...scores, handedIn('b')])
    expect(itemVotes(records, panel, 'F2').agreed).toBe('E')
  })

  it('says nothing while nobody handed in', () => {
    const records = indexRecords(scores)
    expect(itemVotes(records, panel, 'F1')).toEqual({
      votes: [],
      agreed: undefined,
      isDivergent: false,
    })
    expect(agreedChanges(miit2024, records, panel)).toEqual([])
  })

  it('fills agreed values and leaves what the leader decided', () => {
    const records = indexRecords([
      ...scores,
      handedIn('a'),
      handedIn('b'),
      record('verified-scenario', 'S01', { level: 1, reason: '现场复核' }),
    ])
    expect(agreedChanges(miit2024, records, panel)).toEqual([
      { kind: 'verified-item', key: 'F1', changes: { answer: ['B', 'C'] } },
    ])
  })

  it('brings along the figures that led to the answer', () => {
    const inputs = { equipmentTotal: '80', digitalEquipment: '50' }
    const records = indexRecords([
      record('score', 'a/F2', { answer: 'E', inputs }),
      record('score', 'b/F2', { answer: 'E' }),
      handedIn('a'),
      handedIn('b'),
    ])
    expect(agreedChanges(miit2024, records, panel)).toEqual([
      { kind: 'verified-item', key: 'F2', changes: { answer: 'E', inputs } },
    ])
  })
})
