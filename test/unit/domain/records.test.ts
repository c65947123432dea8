import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inkProblem } from '../../../shared/domain/opinion/ink.ts'
import { applyChanges, type Changes } from '../../../shared/domain/record/apply-changes.ts'
import { RECORD_KINDS, type AnyRecordBody } from '../../../shared/domain/record/kinds.ts'
import { mayWrite } from '../../../shared/domain/record/may-write.ts'
import { recordPermission } from '../../../shared/domain/record/permission.ts'
import { aCompleteWorkspace, leader, member } from './complete-workspace.ts'

const applied = (
  body: AnyRecordBody,
  changes: Changes,
  kind: 'interview' | 'score' = 'interview',
) => {
  const result = applyChanges(kind, body, changes)
  if (!result.ok) throw new Error(result.problems.map(({ message }) => message).join())
  return result
}

const name = fc.constantFrom('Q1', 'Q2', 'constructor', 'toString', 'a.b', '')
const value = fc.string({ maxLength: 5 })
const interview = fc.record(
  {
    person: value,
    summary: value,
    answers: fc.dictionary(name, value, { maxKeys: 3, noNullPrototype: true }),
  },
  { requiredKeys: [], noNullPrototype: true },
)
const edit = fc.dictionary(
  fc.oneof(
    fc.constantFrom('person', 'summary'),
    name.map((member) => `answers.${member}`),
  ),
  value,
  { maxKeys: 4, noNullPrototype: true },
)
const removal = fc.dictionary(
  name.map((member) => `answers.${member}`),
  fc.constant(null),
  { noNullPrototype: true },
)

describe('changes to a record', () => {
  it('change nothing the second time', () => {
    fc.assert(
      fc.property(interview, fc.oneof(edit, removal), (body, changes) => {
        const once = applied(body, changes)
        const twice = applied(once.body, changes)
        expect(twice.changed).toEqual([])
        expect(twice.body).toEqual(once.body)
      }),
    )
  })

  it('list exactly the fields that differ, with their old values; putting those back undoes it', () => {
    fc.assert(
      fc.property(interview, fc.oneof(edit, removal), (body, changes) => {
        const valueAt = (record: AnyRecordBody, path: string): unknown => {
          const [field = '', ...rest] = path.split('.')
          if (rest.length === 0) return record[field]
          const map = new Map(Object.entries((record['answers'] ?? {}) as object))
          return map.get(rest.join('.')) as unknown
        }
        const { body: next, changed } = applied(body, changes)
        const differing = Object.keys(changes).filter(
          (path) => valueAt(body, path) !== valueAt(next, path),
        )
        expect(changed.map(({ field }) => field)).toEqual(differing)
        for (const { field, oldValue, newValue } of changed) {
          expect(oldValue).toEqual(valueAt(body, field) ?? null)
          expect(newValue).toEqual(changes[field])
        }
      }),
    )
  })

  it('leave the record that they came from as it was', () => {
    const body = { answers: { Q1: 'a' } }
    applied(body, { 'answers.Q1': 'b', 'answers.Q2': 'c', person: '甲' })
    expect(body).toEqual({ answers: { Q1: 'a' } })
  })

  it('put in, change and take out one member of a map, and leave the others', () => {
    const body = { answers: { Q1: 'a', Q2: 'b' } }
    expect(applied(body, { 'answers.Q3': 'c' }).body).toEqual({
      answers: { Q1: 'a', Q2: 'b', Q3: 'c' },
    })
    expect(applied(body, { 'answers.Q1': null }).body).toEqual({ answers: { Q2: 'b' } })
    expect(applied({}, { 'answers.Q1': null })).toEqual({ ok: true, body: {}, changed: [] })
  })

  it('keep null in a field that may be null, refuse it in one that may not', () => {
    expect(applied({ answer: 'A' }, { answer: null }, 'score').body).toEqual({ answer: null })
    expect(applyChanges('interview', { person: '甲' }, { person: null }).ok).toBe(false)
  })

  it('are refused as a whole when one of them does not fit', () => {
    const changes = { person: '甲', role: 'president' }
    expect(applyChanges('interview', {}, changes)).toMatchObject({
      ok: false,
      problems: [{ field: 'role' }],
    })
  })

  it.each([
    ['an unknown field', '{"colour":"red"}'],
    ['a member of what is no map', '{"person.x":"red"}'],
    ['the prototype', '{"__proto__":{"person":"甲"}}'],
    ['a member of the prototype', '{"__proto__.person":"甲"}'],
    ['a map member named __proto__', '{"answers.__proto__":{"any":"thing"}}'],
  ])('refuse %s', (_case, json) => {
    expect(applyChanges('interview', {}, JSON.parse(json) as Changes).ok).toBe(false)
  })
})

describe('who may write', () => {
  const boss = { id: leader, role: 'leader' } as const
  const other = { id: member, role: 'member' } as const
  const shared = ['material', 'comparison', 'checkpoint', 'interview', 'questionnaire'] as const

  it('lets everybody write what is seen on site', () => {
    for (const kind of [...shared, 'demonstration', 'step'] as const) {
      expect(recordPermission(other, kind, 'x')).toBeNull()
      expect(recordPermission(boss, kind, 'x')).toBeNull()
    }
  })

  it('keeps scores to their own expert, the leader included', () => {
    for (const kind of ['score', 'scenario-score'] as const) {
      expect(recordPermission(other, kind, `${member}/F1`)).toBeNull()
      expect(recordPermission(other, kind, `${leader}/F1`)).not.toBeNull()
      expect(recordPermission(boss, kind, `${member}/F1`)).not.toBeNull()
      expect(recordPermission(other, kind, member)).not.toBeNull()
    }
  })

  it('keeps verified values and the opinion to the leader, and absences to the leader and oneself', () => {
    for (const kind of ['verified-item', 'verified-scenario', 'opinion'] as const) {
      expect(recordPermission(boss, kind, 'x')).toBeNull()
      expect(recordPermission(other, kind, 'x')).toMatch(/组长.*。$/)
    }
    expect(recordPermission(boss, 'score-sheet', member)).toBeNull()
    expect(recordPermission(other, 'score-sheet', member)).toBeNull()
    expect(recordPermission(other, 'score-sheet', leader)).not.toBeNull()
  })

  it('lets nobody write anything while a frozen opinion stands, nor strangers ever', () => {
    const revision = {
      id: 'r',
      revision: 1,
      round: 1,
      conclusion: 'passed',
      snapshotSha256: 'a'.repeat(64),
      frozenAt: '2026-11-23T03:00:00Z',
      reason: '',
      withdrawnReason: null,
      pdfSha256: null,
    } as const
    const frozen = aCompleteWorkspace({}, { revisions: [{ ...revision, state: 'frozen' }] })
    const reopened = aCompleteWorkspace({}, { revisions: [{ ...revision, state: 'withdrawn' }] })
    for (const kind of RECORD_KINDS) expect(mayWrite(frozen, leader, kind, leader)).toBe(false)
    expect(mayWrite(reopened, leader, 'material', 'M01')).toBe(true)
    expect(mayWrite(reopened, 'stranger', 'material', 'M01')).toBe(false)
  })

  it('closes the scores of an expert who handed in, until they are taken back', () => {
    const handedIn = aCompleteWorkspace()
    const takenBack = aCompleteWorkspace({ [`score-sheet ${member}`]: { handedInAt: null } })
    for (const kind of ['score', 'scenario-score'] as const) {
      expect(mayWrite(handedIn, member, kind, `${member}/F1`)).toBe(false)
      expect(mayWrite(takenBack, member, kind, `${member}/F1`)).toBe(true)
    }
    expect(mayWrite(handedIn, member, 'score-sheet', member)).toBe(true)
    expect(mayWrite(handedIn, member, 'checkpoint', 'C01')).toBe(true)
  })
})

describe('an ink', () => {
  const aLine = (points: number, length: number) => ({
    width: 600,
    height: 200,
    strokes: [
      Array.from({ length: points }, (_, at) => ({
        x: (length * at) / Math.max(1, points - 1),
        y: 0,
        pressure: 0.5,
        time: at,
      })),
    ],
  })

  it.each([
    ['a dot', 20, 0, false],
    ['too few points', 7, 100, false],
    ['too small', 20, 29, false],
    ['just enough', 8, 30, true],
  ])('that is %s', (_case, points, length, isFine) => {
    expect(inkProblem(aLine(points, length)) === null).toBe(isFine)
  })

  it('is measured over all strokes together, up and down as well', () => {
    const dots = (ys: readonly number[]) => ys.map((y) => [{ x: 5, y, pressure: 1, time: 0 }])
    const strokes = dots([0, 5, 10, 15, 20, 25, 30, 31])
    expect(inkProblem({ width: 100, height: 100, strokes })).toBeNull()
  })

  it('of a thousand strokes is judged, not run out of stack', () => {
    const { strokes } = aLine(20_000, 100)
    const many = Array.from({ length: 50 }, () => strokes.flat())
    expect(inkProblem({ width: 600, height: 200, strokes: many })).toBeNull()
  })
})
