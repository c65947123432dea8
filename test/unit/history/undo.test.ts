import { describe, expect, it } from 'vitest'
import { replay, type RecordEntry } from '../../../shared/domain/history/journal.ts'
import { nextRedo, nextUndo, takeBack, type Change } from '../../../shared/domain/history/undo.ts'

const save = (id: string): Change => ({ id, undoes: null })
const back = (id: string, undoes: string): Change => ({ id, undoes })

describe('what undo takes back next', () => {
  it('is the last save, then the one before it', () => {
    expect(nextUndo([])).toBeUndefined()
    expect(nextUndo([save('a'), save('b')])?.id).toBe('b')
    expect(nextUndo([save('a'), save('b'), back('u', 'b')])?.id).toBe('a')
    expect(nextUndo([save('a'), back('u', 'a')])).toBeUndefined()
  })

  it('is a redo, as if it had just been saved', () => {
    expect(nextUndo([save('a'), back('u', 'a'), back('r', 'u')])?.id).toBe('r')
  })
})

describe('what redo takes back next', () => {
  it('is the last undo that stands', () => {
    expect(nextRedo([save('a')])).toBeUndefined()
    const twice = [save('a'), save('b'), back('ub', 'b'), back('ua', 'a')]
    expect(nextRedo(twice)?.id).toBe('ua')
    expect(nextRedo([...twice, back('ra', 'ua')])?.id).toBe('ub')
  })

  it('is nothing once something else was saved', () => {
    expect(nextRedo([save('a'), back('u', 'a'), save('b')])).toBeUndefined()
  })
})

let sequence = 0
const entry = (changeId: string | null, parts: Partial<RecordEntry> = {}): RecordEntry => ({
  sequence: ++sequence,
  recordId: 'r',
  kind: 'interview',
  key: 'k',
  field: 'person',
  oldValue: null,
  newValue: '甲',
  isAbsent: false,
  author: 'me',
  at: '2026-11-23T01:00:00Z',
  reason: null,
  changeId,
  undoes: null,
  ...parts,
})

describe('taking back a change of a record', () => {
  it('puts back the value that stood before', () => {
    const entries = [entry('a'), entry('b', { oldValue: '甲', newValue: '乙' })]
    expect(takeBack(entries, 'b', 'me', { person: '乙', place: '室' })).toEqual({
      kind: 'fields',
      body: { person: '甲', place: '室' },
      fields: ['person'],
    })
  })

  it('removes the record that the change made, but not when others wrote in it', () => {
    expect(takeBack([entry('a')], 'a', 'me', { person: '甲' })).toEqual({ kind: 'remove' })
    const others = entry('o', { author: 'other', field: 'place', newValue: '室' })
    expect(takeBack([entry('a'), others], 'a', 'me', { person: '甲', place: '室' })).toEqual({
      kind: 'fields',
      body: { place: '室' },
      fields: ['person'],
    })
  })

  it('takes a map away with the last of its members', () => {
    const entries = [entry('a'), entry('b', { field: 'answers.Q1', newValue: '是' })]
    expect(takeBack(entries, 'b', 'me', { person: '甲', answers: { Q1: '是' } })).toEqual({
      kind: 'fields',
      body: { person: '甲' },
      fields: ['answers.Q1', 'answers'],
    })
  })

  it('is stopped by a later change of someone else, until that one is taken back', () => {
    const others = entry('o', { author: 'other', oldValue: '甲', newValue: '乙' })
    const entries = [entry('a', { field: 'place' }), entry('b'), others]
    expect(takeBack(entries, 'b', 'me', { person: '乙' })).toMatchObject({
      kind: 'changed-since',
      entry: { author: 'other' },
    })
    const undone = entry('u', { author: 'other', undoes: 'o', newValue: '甲' })
    expect(takeBack([...entries, undone], 'b', 'me', { person: '甲' }).kind).toBe('fields')
    const redone = entry('ro', { author: 'other', undoes: 'u', newValue: '乙' })
    expect(takeBack([...entries, undone, redone], 'b', 'me', { person: '乙' }).kind).toBe(
      'changed-since',
    )
  })

  it('brings a removed record back as it was', () => {
    const removal = entry('x', { field: '', oldValue: { person: '甲' }, newValue: null })
    expect(takeBack([entry('a'), removal], 'x', 'me', undefined)).toEqual({
      kind: 'restore',
      body: { person: '甲' },
      fields: [''],
    })
  })
})

describe('replaying a history', () => {
  it('tells null from not there, and members from maps', () => {
    const entries = [
      entry('a', { field: 'answers.Q1', newValue: '是' }),
      entry('a', { field: 'person', newValue: null }),
      entry('b', { field: 'answers.Q1', newValue: null }),
      entry('c', { field: 'person', newValue: null, isAbsent: true }),
    ]
    const body = (count: number) => replay(entries.slice(0, count)).get('r')?.body
    expect(body(2)).toEqual({ answers: { Q1: '是' }, person: null })
    expect(body(3)).toEqual({ answers: {}, person: null })
    expect(body(4)).toEqual({ answers: {} })
  })

  it('forgets what was removed and knows what came back', () => {
    const removed = entry('x', { field: '', oldValue: { person: '甲' }, newValue: null })
    expect(replay([entry('a'), removed]).size).toBe(0)
    const restored = entry('y', { field: '', newValue: { person: '甲' } })
    expect(replay([entry('a'), removed, restored]).get('r')?.body).toEqual({ person: '甲' })
  })
})
