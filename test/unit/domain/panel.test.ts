import { describe, expect, it } from 'vitest'
import { currentPromise, currentWorkScheme } from '../../../shared/catalog/index.ts'
import { listGaps } from '../../../shared/domain/checks/gaps.ts'
import { signersOf } from '../../../shared/domain/opinion/snapshot.ts'
import { voteParagraph } from '../../../shared/domain/opinion/vote-text.ts'
import { returnChanges, withdrawalChanges } from '../../../shared/domain/panel/attendance.ts'
import type { AnyRecordBody } from '../../../shared/domain/record/kinds.ts'
import { startedStep, stepTimes } from '../../../shared/domain/record/step-times.ts'
import { roundChanges } from '../../../shared/domain/rounds/index.ts'
import {
  aCompleteWorkspace,
  experts,
  leader,
  member,
  signedIn,
  type RecordChanges,
} from './complete-workspace.ts'

const nameOf = (id: string): string => experts.find((expert) => expert.id === id)?.name ?? ''
const gapsWith = (changes: RecordChanges, isBlocking = true): readonly string[] =>
  listGaps(aCompleteWorkspace(changes))
    .filter((gap) => gap.isBlocking === isBlocking)
    .filter(({ step, target }) => step === 'panel' || target === 'opinion:conclusion')
    .map(({ target, message }) => `${target ?? ''} ${message}`)
const attendance = (change: object, id = member): RecordChanges => ({
  [`attendance ${id}`]: { ...signedIn, ...change },
})

describe('an expert of the panel', () => {
  it.each([
    ['arrivedAt', null, '还没有签到'],
    ['conflict', null, '还没有回答是否需要回避'],
    ['promisedAt', null, '还没有签署承诺'],
    ['promiseInk', null, '还没有签署承诺'],
    ['leftAt', '2026-11-22T09:00:00Z', '离场时间早于到场时间'],
  ])('is asked for %s', (field, value, message) => {
    expect(gapsWith(attendance({ [field]: value }))).toEqual([
      `attendance:${member} 专家 ${nameOf(member)} ${message}`,
    ])
  })

  it('has not promised with a slip of the pen', () => {
    const slip = { width: 900, height: 360, strokes: [[{ x: 1, y: 1, pressure: 0.5, time: 1 }]] }
    expect(gapsWith(attendance({ promiseInk: slip }))).toHaveLength(1)
  })

  it('is asked for everything in one sentence', () => {
    expect(gapsWith({ [`attendance ${member}`]: null })).toEqual([
      expect.stringMatching(/还没有签到，还没有回答是否需要回避，还没有签署承诺$/),
    ])
  })

  it('who is excused is asked for nothing, not even a vote', () => {
    const absent = {
      [`score-sheet ${member}`]: { absenceReason: '生病' },
      [`attendance ${member}`]: null,
      [`vote ${member}`]: null,
    }
    expect(gapsWith(absent)).toEqual([])
  })
})

describe('a conflict of interest', () => {
  const declared = { conflict: 'declared', conflictNote: '曾任该企业顾问' }

  it('of a member has to lead to a withdrawal, whatever else is signed', () => {
    expect(gapsWith(attendance(declared))).toEqual([
      expect.stringContaining('声明了利益冲突，请由组长登记回避'),
    ])
    expect(gapsWith(attendance({ ...declared, conflictNote: ' ' }))).toEqual([
      expect.stringContaining('请写明利益关系'),
    ])
  })

  it('of the leader ends the acceptance: no absence excuses the leader', () => {
    const changes = {
      ...attendance(declared, leader),
      [`score-sheet ${leader}`]: { handedInAt: '2026-11-23T01:00:00Z', absenceReason: '回避' },
    }
    expect(gapsWith(changes)).toEqual([expect.stringContaining('不能主持本次验收')])
  })

  it('is settled by one step of the leader: the member neither scores, votes nor signs', () => {
    const steps = withdrawalChanges(member, '曾任顾问', { shortReason: '其余专家专业齐全' })
    const written = Object.fromEntries(
      steps.map(({ kind, key, changes }) => [
        `${kind} ${key}`,
        kind === 'attendance' ? { ...declared, ...changes } : changes,
      ]),
    )
    expect(gapsWith({ ...written, [`vote ${member}`]: null })).toEqual([])
    const signers = signersOf(aCompleteWorkspace(written)).map(({ expertId }) => expertId)
    expect(signers).toEqual(experts.map(({ id }) => id).filter((id) => id !== member))
    const alone = gapsWith({ ...written, 'panel panel': { shortReason: ' ' } })
    expect(alone).toEqual([`panel:panel ${nameOf(member)}已回避，请组长写明继续验收的理由`])
  })

  it('stays in the way while the withdrawal is taken back or the scores are handed in again', () => {
    const [back] = returnChanges(member)
    expect(back?.changes).toEqual({ withdrawalReason: '' })
    expect(gapsWith(attendance({ ...declared, withdrawalReason: '' }))).toHaveLength(1)
    const again = attendance({ ...declared, withdrawalReason: '曾任顾问' })
    expect(gapsWith({ ...again, 'panel panel': { shortReason: '可以继续' } })).toHaveLength(1)
  })
})

describe('the vote', () => {
  const vote = (body: AnyRecordBody | null, id = member): RecordChanges => ({
    [`vote ${id}`]: body,
  })
  const dissent = { vote: 'disagree', conclusion: 'passed', dissent: '能耗数据尚未联通。' }

  it('is asked of everyone present once there is a conclusion', () => {
    const missing = `vote:${member} 专家 ${nameOf(member)} 还没有对验收结论表决`
    expect(gapsWith(vote(null))).toEqual([missing])
    const undecided = { 'opinion draft': { text: '完成。', concludedOn: '2026-11-23' } }
    expect(gapsWith({ ...vote(null), ...undecided })).toEqual(['opinion:conclusion 请选择验收结论'])
  })

  it('needs words where it disagrees, and no majority for the conclusion is a warning', () => {
    expect(gapsWith(vote({ ...dissent, dissent: ' ' }))).toEqual([
      expect.stringContaining('请写明不同意见'),
    ])
    expect(gapsWith(vote(dissent))).toEqual([])
    expect(gapsWith(vote(dissent), false)).toEqual([])
    const all = Object.assign({}, ...experts.map(({ id }) => vote(dissent, id))) as RecordChanges
    expect(gapsWith(all)).toEqual([])
    expect(gapsWith(all, false)).toEqual([expect.stringContaining('没有得到多数专家同意')])
  })

  it('is cast again when the conclusion has changed', () => {
    expect(gapsWith(vote({ vote: 'agree', conclusion: 'rectify' }))).toEqual([
      expect.stringMatching(/已改为“通过验收”，.*需要重新表决/),
    ])
  })

  it('stands in the opinion with every dissent in the words of the member', () => {
    const rest = experts.length - 1
    expect(voteParagraph(aCompleteWorkspace())).toBe(`表决：同意${rest + 1}票，不同意0票。`)
    expect(voteParagraph(aCompleteWorkspace(vote(dissent)))).toBe(
      `表决：同意${rest}票，不同意1票；不同意见：${nameOf(member)}认为能耗数据尚未联通。`,
    )
    expect(voteParagraph(aCompleteWorkspace(vote(null)))).toBe('')
    expect(voteParagraph(aCompleteWorkspace({ 'opinion draft': {} }))).toBe('')
  })
})

it('warns of a clarification without an answer', () => {
  const asked = (answer: string) => ({ 'clarification c1': { question: '台账为何不一致', answer } })
  expect(gapsWith(asked(' '))).toEqual([])
  expect(gapsWith(asked(' '), false)).toEqual([
    'clarification:c1 澄清“台账为何不一致”企业还没有答复',
  ])
  expect(gapsWith(asked('口径不同'), false)).toEqual([])
})

it('signs in, promises and votes again in a new round; who withdrew stays withdrawn', () => {
  const leftAt = '2026-11-23T04:00:00Z'
  const body = { ...signedIn, leftAt, conflict: 'declared', withdrawalReason: '曾任顾问' }
  const { records, package: pkg } = aCompleteWorkspace({ [`attendance ${member}`]: body })
  const changesOf = (kind: string) =>
    roundChanges(records, pkg).find((change) => change.kind === kind && change.key === member)
      ?.changes
  expect(changesOf('vote')).toBeNull()
  expect(changesOf('attendance')).toEqual({
    arrivedAt: null,
    leftAt: null,
    promisedAt: null,
    promiseInk: null,
  })
})

describe('the times of a method', () => {
  it('start with the first record of the method and not again', () => {
    expect(startedStep('checkpoint', () => false)).toBe('site-survey')
    expect(startedStep('checkpoint', () => true)).toBeNull()
    expect(startedStep('connection', (step) => step !== 'demonstration')).toBe('demonstration')
  })

  it.each(['step', 'score', 'attendance', 'opinion', 'annotation'] as const)(
    'do not start with a record of kind %s',
    (kind) => expect(startedStep(kind, () => false)).toBeNull(),
  )

  it('are told for all methods in the order of the work', () => {
    const startedAt = '2026-11-23T01:00:00Z'
    const times = stepTimes((step) => (step === 'interview' ? { startedAt, status: 'done' } : {}))
    expect(times.map(({ step }) => step)[0]).toBe('document-review')
    expect(times[2]).toEqual({ step: 'interview', startedAt, closedAt: null, status: 'done' })
  })
})

it.each([currentPromise, currentWorkScheme])('$id says that it is our own design', (set) => {
  expect(set.note).toContain('自行设计')
})
