import { describe, expect, it } from 'vitest'
import { annex5Content, draftSource } from '../../../shared/domain/opinion/to-annex5.ts'
import { aCompleteWorkspace, experts, leader, member } from './complete-workspace.ts'

const NOW = '2026-11-23T03:00:00Z'
const contentOf = (opinion: object) =>
  annex5Content(draftSource(aCompleteWorkspace({ 'opinion draft': { ...opinion } }), NOW), null, [])
const paragraphsOf = (opinion: object) => contentOf(opinion).opinionParagraphs

describe('the paragraphs of the review opinion', () => {
  it('begin with the conclusion and the level before and after, then the edited text', () => {
    expect(paragraphsOf({ conclusion: 'passed', text: '一、完成。\r\n\n  二、建议。 \n' })).toEqual(
      ['验收结论：通过验收。改造前数字化水平一级，改造后核定为二级。', '一、完成。', '二、建议。'],
    )
  })

  it('name the deadline and the requirements of 整改 before the text', () => {
    expect(
      paragraphsOf({
        conclusion: 'rectify',
        rectificationDueOn: '2026-12-05',
        requirements: '1. 补齐台账\n2. 接通设备',
        text: '专家组查看了现场。',
      }),
    ).toEqual([
      '验收结论：未通过验收，限期整改。改造前数字化水平一级，改造后核定为二级。整改期限至2026年12月5日，期限内可再次申请验收。',
      '整改要求：1. 补齐台账',
      '2. 接通设备',
      '专家组查看了现场。',
    ])
  })

  it('say what the conclusion says, whatever the leader writes', () => {
    const [first] = paragraphsOf({ conclusion: 'rectify', text: '验收结论：通过验收。' })
    expect(first).toMatch(/^验收结论：未通过验收/)
  })

  it('say nothing of 整改 when the draft passes after all', () => {
    const rest = { rectificationDueOn: '2026-12-05', requirements: '补齐台账' }
    expect(paragraphsOf({ conclusion: 'passed', text: '完成。', ...rest }).join('')).not.toMatch(
      /整改/,
    )
  })

  it('are the text alone while there is no conclusion', () => {
    expect(paragraphsOf({ conclusion: null, text: '一。\n二。' })).toEqual(['一。', '二。'])
    expect(paragraphsOf({})).toEqual([])
  })
})

describe('the form', () => {
  it('is a draft without a hash and a document with one', () => {
    const source = draftSource(aCompleteWorkspace(), NOW)
    expect(annex5Content(source, null, [])).toMatchObject({ isDraft: true, snapshotSha256: null })
    const hash = 'f'.repeat(64)
    expect(annex5Content(source, hash, [])).toMatchObject({ isDraft: false, snapshotSha256: hash })
  })

  it('puts each ink under its own name and leaves the others blank', () => {
    const source = draftSource(aCompleteWorkspace(), NOW)
    const ink = { width: 100, height: 50, strokes: [[{ x: 1, y: 1, pressure: 1, time: 0 }]] }
    const signature = { revisionId: 'r', expertId: member, ink, signedAt: NOW, deviceId: 'd' }
    const content = annex5Content(source, 'f'.repeat(64), [signature])
    expect(content.leader).toMatchObject({ expertId: leader, ink: null, signedAt: null })
    expect(content.members.map(({ expertId, ink: drawn }) => [expertId, drawn])).toEqual(
      experts
        .filter(({ role }) => role === 'member')
        .map(({ id }) => [id, id === member ? ink : null]),
    )
  })

  it('leaves the date to be filled by hand while there is none', () => {
    expect(contentOf({ text: 'x' }).opinionDate).toBeNull()
    expect(contentOf({ text: 'x', concludedOn: '2026-11-23' }).opinionDate).toBe('2026-11-23')
  })
})
