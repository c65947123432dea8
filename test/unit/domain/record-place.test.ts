import { describe, expect, it } from 'vitest'
import { indexRecords } from '../../../shared/domain/record/read.ts'
import { placeFinder } from '../../../shared/domain/record/record-place.ts'
import { aCompleteWorkspace, type RecordChanges } from './complete-workspace.ts'

function titleOf(target: string, changes: RecordChanges = {}): string | undefined {
  const { package: pkg, records } = aCompleteWorkspace(changes)
  return placeFinder(pkg, indexRecords(records))(target)?.title
}

describe('the place of a record', () => {
  it('has the name that the record gives itself', () => {
    const own = { 'own-checkpoint o': { title: '激光打标机' } }
    expect(titleOf('own-checkpoint:o', own)).toBe('自定义勘查点“激光打标机”')
  })

  it('says so where the record that gave the name is in the bin', () => {
    expect(titleOf('own-checkpoint:o')).toBe('自定义勘查点（已移除）')
    expect(titleOf('demonstration:gone/MES1')).toBe('系统演示（已移除）')
  })

  it('keeps the name that a catalog gives, whether something is on record or not', () => {
    expect(titleOf('checkpoint:C01', { 'checkpoint C01': null })).toMatch(/^勘查点“.+”$/u)
  })
})
