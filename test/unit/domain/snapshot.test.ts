import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  signersOf,
  snapshotJson,
  type OpinionSnapshot,
} from '../../../shared/domain/opinion/snapshot.ts'
import type { Workspace } from '../../../shared/domain/task/workspace.ts'
import { canonicalJson } from '../../../shared/formats/canonical-json.ts'
import { aSource } from '../documents/a-source.ts'
import { aCompleteWorkspace, experts, leader, member } from './complete-workspace.ts'

const snapshotOf = (workspace: Workspace): OpinionSnapshot => aSource(workspace).snapshot
const hashOf = (workspace: Workspace): string =>
  createHash('sha256')
    .update(canonicalJson(snapshotJson(snapshotOf(workspace))))
    .digest('hex')

/** The same value with the members of every object the other way round. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, member]) => [key, turned(member)] as const)
      .toReversed(),
  )
}

describe('the snapshot', () => {
  it('has one hash, whatever the order of keys in what it is made of', () => {
    const workspace = aCompleteWorkspace()
    expect(hashOf(turned(workspace) as Workspace)).toBe(hashOf(workspace))
  })

  it('comes back from its text: nothing in it is lost in JSON', () => {
    const snapshot = snapshotOf(aCompleteWorkspace())
    expect(JSON.parse(canonicalJson(snapshotJson(snapshot)))).toEqual(snapshot)
  })

  it('rates the same whatever the order of the records', () => {
    const workspace = aCompleteWorkspace()
    const { verified, score, levels, signers } = snapshotOf(workspace)
    const anyOrder = fc.shuffledSubarray([...workspace.records], {
      minLength: workspace.records.length,
    })
    fc.assert(
      fc.property(anyOrder, (records) => {
        expect(snapshotOf({ ...workspace, records })).toMatchObject({
          verified,
          score,
          levels,
          signers,
        })
      }),
      { numRuns: 20 },
    )
  })

  it.each([
    ['a score', `score ${member}/F2`, { answer: 'C' }],
    ['a note on the site', 'checkpoint C01', { result: 'pass', note: '已看' }],
    ['a verified level', 'verified-scenario S01', { level: 1, reason: '现场' }],
    [
      'the text',
      'opinion draft',
      { text: '别的', conclusion: 'passed', concludedOn: '2026-11-23' },
    ],
  ])('has another hash when %s is another', (_case, name, body) => {
    expect(hashOf(aCompleteWorkspace({ [name]: body }))).not.toBe(hashOf(aCompleteWorkspace()))
  })

  it('has another hash when a piece of evidence is another', () => {
    const { evidence } = aCompleteWorkspace()
    const changed = evidence.map((piece) => ({ ...piece, sha256: '1'.repeat(64) }))
    expect(hashOf(aCompleteWorkspace({}, { evidence: changed }))).not.toBe(
      hashOf(aCompleteWorkspace()),
    )
  })

  it('keeps deadline and requirements of 整改 and drops what is left of them when it passes', () => {
    const draft = {
      text: '完成。',
      concludedOn: '2026-11-23',
      rectificationDueOn: '2026-12-23',
      requirements: '补齐台账',
    }
    const opinionOf = (conclusion: string) =>
      snapshotOf(aCompleteWorkspace({ 'opinion draft': { ...draft, conclusion } })).opinion
    expect(opinionOf('rectify')).toMatchObject({
      rectificationDueOn: '2026-12-23',
      requirements: '补齐台账',
    })
    expect(opinionOf('passed')).toMatchObject({ rectificationDueOn: null, requirements: '' })
  })

  it('is not made of a draft without conclusion or date', () => {
    const without = (body: object) => () =>
      snapshotOf(aCompleteWorkspace({ 'opinion draft': { text: '完成。', ...body } }))
    expect(without({ conclusion: 'passed' })).toThrow(RangeError)
    expect(without({ concludedOn: '2026-11-23' })).toThrow(RangeError)
  })
})

describe('the signers', () => {
  const idsOf = (body: object | null, of = member) =>
    signersOf(aCompleteWorkspace({ [`score-sheet ${of}`]: body as null })).map(
      ({ expertId }) => expertId,
    )
  const all = experts.map(({ id }) => id)

  it('are the whole panel, the leader first, wherever the leader stands in the list', () => {
    const turnedPanel = aCompleteWorkspace(
      {},
      { package: (draft) => void draft.panel.experts.reverse() },
    )
    expect(signersOf(turnedPanel)[0]).toMatchObject({ expertId: leader, role: 'leader' })
    expect(signersOf(turnedPanel)).toHaveLength(all.length)
  })

  it('leave out a member who is excused and did not hand in', () => {
    expect(idsOf({ absenceReason: '因病' })).toEqual(all.filter((id) => id !== member))
  })

  it('count a member who handed in after the absence was written down, or with a blank one', () => {
    const handedInAt = '2026-11-23T01:00:00Z'
    expect(idsOf({ absenceReason: '因病', handedInAt })).toEqual(all)
    expect(idsOf({ absenceReason: ' ', handedInAt })).toEqual(all)
  })

  it('always count the leader', () => {
    expect(idsOf({ absenceReason: '出差' }, leader)).toEqual(all)
  })
})
