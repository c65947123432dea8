import { describe, expect, it } from 'vitest'
import { miit2024 } from '../../../shared/catalog/miit-2024.ts'
import { site2024 } from '../../../shared/catalog/site-2024.ts'
import { captureClock } from '../../../shared/domain/evidence/capture-clock.ts'
import { linkTargets } from '../../../shared/domain/evidence/targets.ts'
import { usageByCode } from '../../../shared/domain/evidence/usage.ts'
import { indexRecords } from '../../../shared/domain/record/read.ts'
import type { Evidence, Workspace } from '../../../shared/domain/task/workspace.ts'
import { aCompleteWorkspace, aPiece, leader, member } from './complete-workspace.ts'

const usageOf = (code: string, evidence: readonly Evidence[], records = {}) => {
  const workspace = aCompleteWorkspace(records, { evidence })
  const usage = usageByCode(workspace, indexRecords(workspace.records), miit2024)
  const found = usage.find((one) => one.code === code)
  if (!found) throw new Error(`no ${code}`)
  return found
}

describe('the evidence of an item or scenario', () => {
  it('is what is linked to the panel’s value or to any expert’s score, each piece once', () => {
    const piece = aPiece([
      { kind: 'verified-item', key: 'F1' },
      { kind: 'score', key: `${leader}/F1` },
      { kind: 'scenario-score', key: `${member}/S02` },
    ])
    expect(usageOf('F1', [piece])).toMatchObject({ evidence: [piece], isUnproven: false })
    expect(usageOf('S02', [piece])).toMatchObject({ evidence: [piece], kind: 'scenario' })
    expect(usageOf('F2', [piece])).toMatchObject({ evidence: [], isUnproven: true })
  })

  it('may stand with a checkpoint or a quote that bears on it: related, but no proof yet', () => {
    const point = site2024.checkpoints.find(({ items }) => items.length > 0)
    const code = point?.items[0] ?? ''
    const onSite = aPiece([{ kind: 'checkpoint', key: point?.code ?? '' }])
    expect(usageOf(code, [onSite])).toMatchObject({ evidence: [], related: [onSite] })
    const quoted = aPiece([{ kind: 'quote', key: 'q1' }])
    const quotes = { 'quote q1': { text: '当天就能看到', items: ['F4'], scenarios: ['S09'] } }
    expect(usageOf('S09', [quoted], quotes).related).toEqual([quoted])
    const both = aPiece([...quoted.links, { kind: 'verified-item', key: 'F4' }])
    expect(usageOf('F4', [both], quotes)).toMatchObject({ evidence: [both], related: [] })
  })

  it('is missed only above the base', () => {
    expect(usageOf('S01', [], { 'verified-scenario S01': { level: 0 } }).isUnproven).toBe(false)
    expect(usageOf('S01', [], { 'verified-scenario S01': { level: 1 } }).isUnproven).toBe(true)
    expect(usageOf('M4', []).isUnproven).toBe(false)
  })
})

describe('what evidence can be linked to', () => {
  const targetsFor = (workspace: Workspace) =>
    linkTargets(workspace, indexRecords(workspace.records), miit2024).map(
      ({ kind, key }) => `${kind}:${key}`,
    )

  it('is the panel’s values for the leader, the own scores for a member, what is seen for both', () => {
    const open = aCompleteWorkspace({
      [`score-sheet ${member}`]: { handedInAt: null },
      'finding f1': { title: '未投运' },
    })
    const forLeader = targetsFor(open)
    const forMember = targetsFor({ ...open, actingExpertId: member })
    expect(forLeader).toContain('verified-item:F1')
    expect(forLeader).not.toContain(`score:${leader}/F1`)
    expect(forMember).toContain(`score:${member}/F1`)
    expect(forMember).not.toContain('verified-item:F1')
    for (const targets of [forLeader, forMember]) {
      expect(targets).toContain('checkpoint:C01')
      expect(targets).toContain('interview:i1')
      expect(targets).toContain('finding:f1')
    }
  })

  it('leaves out scores that are handed in, and everything once the opinion is frozen', () => {
    const handedIn = aCompleteWorkspace()
    expect(targetsFor({ ...handedIn, actingExpertId: member })).not.toContain(`score:${member}/F1`)
  })
})

describe('the time of capture', () => {
  const addedAt = '2026-11-23T01:00:00.000Z'
  const clockOf = (source: Evidence['source'], capturedAt: string | null) =>
    captureClock({ source, capturedAt, addedAt })

  it('is of this computer’s clock or of the file’s, and may be one that can’t be', () => {
    expect(clockOf('camera', addedAt)).toBe('this-computer')
    expect(clockOf('imported', '2026-11-22T07:08:30.000Z')).toBe('file')
    expect(clockOf('imported', '2026-11-23T01:04:59.000Z')).toBe('file')
    expect(clockOf('imported', '2026-11-23T01:05:01.000Z')).toBe('impossible')
    expect(clockOf('package', null)).toBeNull()
  })
})
