import { describe, expect, it } from 'vitest'
import { site2024 } from '../../../shared/catalog/site-2024.ts'
import { blockingGaps } from '../../../shared/domain/checks/gaps.ts'
import { daysBetween } from '../../../shared/domain/opinion/calendar.ts'
import { mayWrite } from '../../../shared/domain/record/may-write.ts'
import type { AnyRecordBody } from '../../../shared/domain/record/kinds.ts'
import {
  canOpenRound,
  deadline,
  isFailing,
  mustRecheck,
  recheckList,
  roundChanges,
  standingOpinion,
} from '../../../shared/domain/rounds/index.ts'
import type {
  OpinionRevision,
  PreviousRound,
  Workspace,
} from '../../../shared/domain/task/workspace.ts'
import {
  aCompleteWorkspace,
  leader,
  member,
  type Body,
  type RecordChanges,
} from '../domain/complete-workspace.ts'

const FAILED: OpinionRevision = {
  id: 'r1',
  revision: 1,
  round: 1,
  state: 'frozen',
  conclusion: 'rectify',
  snapshotSha256: 'a'.repeat(64),
  frozenAt: '2026-11-23T03:00:00Z',
  reason: '',
  withdrawnReason: null,
  pdfSha256: 'b'.repeat(64),
}
const point = site2024.checkpoints[0]?.code ?? ''
const target = `checkpoint:${point}`

function failedTask(change: Partial<OpinionRevision> = {}): Workspace {
  const workspace = aCompleteWorkspace({}, { revisions: [{ ...FAILED, ...change }] })
  return { ...workspace, summary: { ...workspace.summary, rectificationDueOn: '2026-12-23' } }
}

const claimOf = (scenarios: Readonly<Record<string, number>>) => ({
  selfAssessment: { before: { items: {}, scenarios: {} }, after: { items: {}, scenarios } },
})

/** A second round after a first in which one checkpoint failed. */
function secondRound(changes: RecordChanges = {}): Workspace {
  const now = aCompleteWorkspace({
    [`checkpoint ${point}`]: { result: 'fail', note: '断网' },
    ...changes,
  })
  const failed = {
    id: `id of checkpoint ${point}`,
    kind: 'checkpoint' as const,
    key: point,
    body: { result: 'fail' as const, note: '断网' },
    revision: 1,
  }
  const previousRound: PreviousRound = {
    round: 1,
    opinionId: 'r1',
    revision: 1,
    snapshotSha256: 'a'.repeat(64),
    concludedOn: '2026-11-23',
    rectificationDueOn: '2026-12-23',
    requirements: '恢复联网',
    lateReason: null,
    failed: [failed],
  }
  return {
    ...now,
    revisions: [FAILED],
    previousRound,
    summary: { ...now.summary, round: 2, revision: 2 },
  }
}

describe('a deadline', () => {
  it.each([
    ['2026-12-23', '2026-12-23', 0, '今天到期'],
    ['2026-12-23', '2026-12-22', 1, '还剩 1 天'],
    ['2026-12-23', '2026-12-24', -1, '已逾期 1 天'],
    ['2027-01-31', '2026-12-31', 31, '还剩 31 天'],
    ['2028-03-01', '2028-02-28', 2, '还剩 2 天'],
    ['2027-03-01', '2027-02-28', 1, '还剩 1 天'],
  ])('on %s has, on %s, %i days: %s', (dueOn, today, days, words) => {
    expect(deadline(dueOn, today)).toEqual({ days, words, isOver: days < 0 })
    expect(daysBetween(today, dueOn)).toBe(days)
  })
})

describe('opening a round', () => {
  it('needs no reason up to and on the last day, and one from the day after', () => {
    expect(canOpenRound(failedTask(), '2026-12-01')).toEqual({
      ok: true,
      nextRound: 2,
      isLate: false,
    })
    expect(canOpenRound(failedTask(), '2026-12-23')).toMatchObject({ isLate: false })
    expect(canOpenRound(failedTask(), '2026-12-24')).toMatchObject({ ok: true, isLate: true })
  })

  it.each([
    ['a draft', { state: 'withdrawn' }],
    ['a passed opinion', { conclusion: 'passed' }],
    ['an opinion that is not signed by all', { pdfSha256: null }],
  ] as const)('is refused after %s', (_name, change) => {
    expect(canOpenRound(failedTask(change), '2026-12-01')).toMatchObject({ ok: false })
  })

  it('opens again what failed and what is judged anew, and nothing else', () => {
    const { records, package: pkg } = aCompleteWorkspace({
      [`checkpoint ${point}`]: { result: 'partly' },
      'vote a': { vote: 'agree' },
    })
    const names = roundChanges(records, pkg).map(({ kind, key }) => `${kind} ${key}`)
    expect(names).toContain('step site-survey')
    expect(names).not.toContain('step document-review')
    expect(names).toEqual(
      expect.arrayContaining([`score-sheet ${leader}`, `score-sheet ${member}`, 'opinion draft']),
    )
    const untouched = names.filter((name) =>
      /^(material|checkpoint|score|verified-item) /.test(name),
    )
    expect(untouched).toEqual([])
    expect(roundChanges(records, pkg).find(({ kind }) => kind === 'vote')?.changes).toBeNull()
  })

  it('leaves alone what is blank already, so that no history tells of it', () => {
    const { records, package: pkg } = aCompleteWorkspace({
      [`score-sheet ${member}`]: { absenceReason: '出差' },
      'opinion draft': { text: '同意', conclusion: 'rectify', requirements: '' },
    })
    const changes = roundChanges(records, pkg)
    expect(changes.some(({ key, kind }) => kind === 'score-sheet' && key === member)).toBe(false)
    expect(changes.find(({ kind }) => kind === 'opinion')?.changes).toEqual({
      text: '',
      conclusion: null,
    })
  })

  it('leaves the opinion of the round before standing, without freezing anything', () => {
    const workspace = secondRound()
    expect(standingOpinion(workspace)).toBeUndefined()
    expect(mayWrite(workspace, leader, 'material', 'M01')).toBe(true)
  })
})

describe('what the round before left wanting', () => {
  it.each([
    ['material', { status: 'inconsistent' }, true],
    ['material', { status: 'not-applicable' }, false],
    ['checkpoint', { result: 'partly' }, true],
    ['checkpoint', { result: 'pass' }, false],
    ['comparison', { result: 'not-achieved' }, true],
    ['deliverable', { status: 'different' }, true],
    ['scenario-check', { level: 1 }, true],
    ['scenario-check', { level: 2 }, false],
    ['scenario-check', { level: null }, false],
    ['demonstration', { results: { T1: 'pass', T2: 'partly' } }, true],
    ['demonstration', { results: { T1: 'not-shown' } }, false],
    ['finding', { severity: 'minor' }, true],
    ['finding', { severity: 'advice' }, false],
    ['finding', { severity: 'blocking', status: 'mended' }, false],
    ['verified-item', { answer: 'A' }, false],
  ] as const)('%s %j: %s', (kind, body, expected) => {
    const record = { kind, key: 'S01', body: body as AnyRecordBody }
    expect(isFailing(record, claimOf({ S01: 2 }))).toBe(expected)
  })

  it('must be looked at again before the opinion can be frozen', () => {
    expect(mustRecheck(secondRound())).toMatchObject([
      { target, step: 'site-survey', state: 'open' },
    ])
    const gaps = blockingGaps(secondRound()).filter((gap) => gap.target === `recheck:${target}`)
    expect(gaps).toMatchObject([{ step: 'findings' }])
  })

  it('is settled by a change, even to the same words, or by the record going away', () => {
    const workspace = secondRound()
    const records = workspace.records.map((record) =>
      record.key === point ? { ...record, revision: 2 } : record,
    )
    expect(mustRecheck({ ...workspace, records })).toEqual([])
    expect(recheckList({ ...workspace, records })).toMatchObject([{ state: 'changed' }])
    const without = workspace.records.filter(({ key }) => key !== point)
    expect(mustRecheck({ ...workspace, records: without })).toEqual([])
    expect(recheckList({ ...workspace, records: without })).toMatchObject([{ state: 'removed' }])
  })

  it('is settled by a written confirmation of this round only', () => {
    const confirmed = (body: Body) => mustRecheck(secondRound({ [`recheck ${target}`]: body }))
    expect(confirmed({ round: 2, note: '网关仍未通电' })).toEqual([])
    expect(confirmed({ round: 2, note: ' ' })).toHaveLength(1)
    expect(confirmed({ round: 3, note: '网关仍未通电' })).toHaveLength(1)
  })
})
