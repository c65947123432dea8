import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { allBlockDocuments } from '../../../shared/domain/documents/contents.ts'
import { documentReviewDocument } from '../../../shared/domain/documents/document-review.ts'
import { interviewsDocument } from '../../../shared/domain/documents/interviews.ts'
import { scoreSheetDocument } from '../../../shared/domain/documents/score-sheet.ts'
import { signatureSheetDocument } from '../../../shared/domain/documents/signature-sheet.ts'
import { beijingMinute, beijingWords } from '../../../shared/domain/documents/words.ts'
import {
  aCompleteWorkspace,
  experts,
  leader,
  member,
  type RecordChanges,
} from '../domain/complete-workspace.ts'
import { aSource, tableOf, wordsOf } from './a-source.ts'

const sourceWith = (changes: RecordChanges = {}) => aSource(aCompleteWorkspace(changes))

describe('every document', () => {
  it('has no empty table, no cell too many and no word of the program', () => {
    const bare: RecordChanges = {
      'step questionnaire': { status: 'done' },
      'questionnaire q1': null,
      'demonstration d1': null,
      'connection c1': null,
    }
    for (const changes of [{}, bare]) {
      for (const document of allBlockDocuments(sourceWith(changes))) {
        expect(wordsOf(document)).not.toMatch(/undefined|null|NaN|\[object/u)
        for (const block of document.blocks) {
          if (block.kind !== 'table') continue
          expect(block.rows).not.toEqual([])
          for (const row of block.rows) expect(row).toHaveLength(block.columns.length)
        }
      }
    }
  })

  it('is the same from the same source, and writes times as China does, wherever it is made', () => {
    expect(allBlockDocuments(sourceWith())).toEqual(allBlockDocuments(sourceWith()))
    vi.stubEnv('TZ', 'America/New_York')
    onTestFinished(() => void vi.unstubAllEnvs())
    expect(beijingMinute('2026-11-03T20:05:09Z')).toBe('2026-11-04 04:05')
    expect(beijingWords('2026-11-03T20:05:09Z')).toBe('2026年11月4日4时05分')
  })

  it('is a draft until it has a hash', () => {
    const source = sourceWith()
    expect(signatureSheetDocument(source).isDraft).toBe(false)
    expect(signatureSheetDocument({ ...source, snapshotSha256: null }).isDraft).toBe(true)
  })
})

describe('the review of documents', () => {
  it('names each material with result, pages, words and who looked at it', () => {
    const document = documentReviewDocument(
      sourceWith({
        'material M01': { status: 'inconsistent', reason: '日期不一致', pages: '3-5' },
        'material M02': null,
      }),
    )
    const [first, second] = tableOf(document, '材料核验结果').rows
    const name = experts.find(({ id }) => id === leader)?.name ?? ''
    expect(first).toEqual([
      'M01',
      '改造项目验收申请表',
      '必备',
      '不一致',
      '3-5',
      '日期不一致',
      `${name} 2026-11-23`,
    ])
    expect(second?.[3]).toBe('未核验')
    expect(wordsOf(document)).toContain('不一致1项')
    expect(wordsOf(document)).toContain('未核验1项')
  })
})

describe('the interviews', () => {
  it('have questions, answers and quotes, and the signature or why there is none', () => {
    const document = interviewsDocument(
      sourceWith({
        'interview i1': {
          role: 'manager',
          person: '周建国',
          heldAt: '2026-11-23T01:30:00Z',
          answers: { MG1: '订单靠电话\n交期说不准' },
          confirmation: 'refused',
          refusalReason: '须先报集团',
        },
        'quote q1': { interview: 'i1', text: '以前交期靠吼', items: ['F5'] },
      }),
    )
    const words = wordsOf(document)
    expect(tableOf(document, '问答').rows).toEqual([
      ['1', '为什么做这次改造？最想解决的三个问题是什么？', '订单靠电话\n交期说不准'],
    ])
    expect(tableOf(document, '要点摘录').rows).toEqual([['以前交期靠吼', 'F5']])
    expect(words).toContain('受访人拒绝签字确认，理由：须先报集团。')
    const signed = document.blocks.filter(({ kind }) => kind === 'signatures')
    const all = aCompleteWorkspace().records.filter(({ kind }) => kind === 'interview')
    expect(signed).toHaveLength(all.length - 1)
  })
})

describe('a score sheet', () => {
  it("has the expert's own scores and reasons, the panel's value beside, and nobody else's", () => {
    const document = scoreSheetDocument(
      sourceWith({
        [`score ${member}/F2`]: { answer: 'A', note: '只数到三台' },
        [`score ${leader}/F2`]: { answer: 'E', note: '按台账计' },
      }),
      member,
    )
    if (!document) throw new Error('a member has a score sheet')
    const verified = aSource(aCompleteWorkspace()).snapshot.verified.items['F2']
    const row = tableOf(document, '数字化基础').rows.find(([title]) => title?.startsWith('F2'))
    expect(row?.slice(1, 5)).toEqual(['A', '0', '只数到三台', verified])
    expect(wordsOf(document)).not.toContain('按台账计')
    expect(scoreSheetDocument(sourceWith(), 'nobody')).toBeNull()
  })
})

describe('the sheet for signing on paper', () => {
  it('has a place for each who signs, empty, with number and hash of what is signed', () => {
    const document = signatureSheetDocument(sourceWith())
    const block = document.blocks.find((one) => one.kind === 'signatures')
    if (block?.kind !== 'signatures') throw new Error('a sheet has places to sign')
    expect(block.signers.map(({ name, ink }) => [name, ink])).toEqual(
      experts.map(({ name }) => [name, null]),
    )
    expect(block.date).toBeNull()
    expect(wordsOf(document)).toContain('b'.repeat(64))
  })
})
