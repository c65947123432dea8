import { describe, expect, it } from 'vitest'
import { materials2024 } from '../../../shared/catalog/materials-2024.ts'
import { miit2024 } from '../../../shared/catalog/miit-2024.ts'
import { site2024 } from '../../../shared/catalog/site-2024.ts'
import { listGaps } from '../../../shared/domain/checks/gaps.ts'
import { reasonsNotToPass } from '../../../shared/domain/checks/opinion-gaps.ts'
import {
  findingsForRectification,
  newFinding,
  rectificationDraft,
  requirementsFromFindings,
  sortFindings,
  suggestFindings,
  suggestionFor,
} from '../../../shared/domain/findings/index.ts'
import { indexRecords } from '../../../shared/domain/record/read.ts'
import { aCompleteWorkspace, type Body, type RecordChanges } from '../domain/complete-workspace.ts'

const required = materials2024.materials.find((one) => one.required)?.code ?? ''
const optional = materials2024.materials.find((one) => !one.required)?.code ?? ''
const point = site2024.checkpoints[0]?.code ?? ''

const suggested = (changes: RecordChanges) =>
  suggestFindings(aCompleteWorkspace(changes)).map(
    ({ source, severity }) => `${source} ${severity}`,
  )
const index = (changes: RecordChanges) => indexRecords(aCompleteWorkspace(changes).records)
const finding = (changes: Exclude<Body, null> = {}): Exclude<Body, null> => ({
  title: '看板未联网',
  severity: 'major',
  requirement: '接入车间网络',
  source: '',
  status: 'open',
  statusNote: '',
  round: 1,
  ...changes,
})

describe('suggested findings', () => {
  it('are none where all is in order', () => {
    expect(suggestFindings(aCompleteWorkspace())).toEqual([])
  })

  it.each([
    [`material ${required}`, { status: 'missing' }, 'blocking'],
    [`material ${required}`, { status: 'inconsistent' }, 'blocking'],
    [`material ${optional}`, { status: 'missing' }, 'minor'],
    [`checkpoint ${point}`, { result: 'fail' }, 'major'],
    [`checkpoint ${point}`, { result: 'partly' }, 'minor'],
    ['comparison quality', { result: 'not-achieved' }, 'major'],
    ['comparison quality', { result: 'partly' }, 'minor'],
    ['deliverable 0', { status: 'missing' }, 'major'],
    ['demonstration d1', { system: 'MES', results: { T1: 'pass', T2: 'fail' } }, 'major'],
  ])('take %s with %j as %s', (name, body, severity) => {
    expect(suggested({ [name]: body })).toContain(`${name.replace(' ', ':')} ${severity}`)
  })

  it('say what is wrong and carry the note of the panel', () => {
    const workspace = aCompleteWorkspace({
      [`checkpoint ${point}`]: { result: 'fail', note: '网关未通电' },
    })
    const [one] = suggestFindings(workspace)
    expect(one?.title).toContain(site2024.checkpoints[0]?.title)
    expect(one?.requirement).toContain('网关未通电')
  })

  it('name a verified level below 二级 once everything is verified, not before', () => {
    const none = Object.fromEntries(
      miit2024.scenarios.map(({ code }) => [`verified-scenario ${code}`, { level: 0 }]),
    )
    const first = miit2024.items[0]?.code ?? ''
    expect(suggested(none)).toEqual(['step:scoring blocking'])
    expect(suggested({ ...none, [`verified-item ${first}`]: null })).toEqual([])
  })

  it('leave out what has an open finding, or one of this round', () => {
    const failed = { [`checkpoint ${point}`]: { result: 'fail' } }
    const source = `checkpoint:${point}`
    expect(suggested({ ...failed, 'finding a': finding({ source }) })).toEqual([])
    const mended = finding({ source, status: 'mended', statusNote: '已通电' })
    expect(suggested({ ...failed, 'finding a': mended })).toEqual([])
  })

  it('come again in a later round where the mended thing fails again', () => {
    const source = `checkpoint:${point}`
    const workspace = aCompleteWorkspace({
      [`checkpoint ${point}`]: { result: 'fail' },
      'finding a': finding({ source, status: 'mended', statusNote: '已通电' }),
    })
    const later = { ...workspace, summary: { ...workspace.summary, round: 2 } }
    expect(suggestFindings(later).map((one) => one.source)).toEqual([source])
  })

  it('begin a finding about a record that is in order, too', () => {
    const draft = suggestionFor(aCompleteWorkspace(), `checkpoint:${point}`)
    expect(draft).toMatchObject({ severity: null, requirement: '' })
    expect(newFinding(draft, 2)).toMatchObject({ status: 'open', round: 2 })
  })
})

describe('open findings', () => {
  it('that are 否决 forbid 通过; 严重 is a warning; closed ones are neither', () => {
    const reasons = (body: Body) => reasonsNotToPass(aCompleteWorkspace({ 'finding a': body }))
    expect(reasons(finding({ severity: 'blocking' })).join()).toContain('看板未联网')
    expect(reasons(finding())).toEqual([])
    expect(reasons(finding({ severity: 'blocking', status: 'accepted' }))).toEqual([])
    const gaps = (body: Body) =>
      listGaps(aCompleteWorkspace({ 'finding a': body })).filter(
        ({ target }) => target === 'finding:a',
      )
    expect(gaps(finding())).toMatchObject([{ isBlocking: false, step: 'findings' }])
    expect(gaps(finding({ severity: 'minor' }))).toEqual([])
  })

  it.each([
    [{ title: ' ' }, '标题'],
    [{ severity: null }, '严重程度'],
    [{ requirement: '' }, '整改要求'],
    [{ status: 'mended' }, '关闭的依据'],
  ])('are unfinished with %j', (change, what) => {
    const gaps = listGaps(
      aCompleteWorkspace({ 'finding a': finding({ severity: 'minor', ...change }) }),
    )
    expect(gaps.find(({ target }) => target === 'finding:a')).toMatchObject({
      isBlocking: true,
      message: expect.stringContaining(what) as string,
    })
  })

  it('become requirements, grave ones first, advice left out, one line each', () => {
    const records = index({
      'finding a': finding({ severity: 'minor', title: '标签缺失', requirement: '补贴标签\n拍照' }),
      'finding b': finding({ severity: 'blocking', title: '合同缺失', requirement: '补交合同' }),
      'finding c': finding({ severity: 'advice', title: '多培训' }),
      'finding d': finding({ status: 'mended', statusNote: '好了' }),
    })
    expect(requirementsFromFindings(records)).toBe(
      '1. 【否决】合同缺失：补交合同\n2. 【一般】标签缺失：补贴标签；拍照',
    )
    expect(findingsForRectification(records).map(({ key }) => key)).toEqual(['b'])
    expect(sortFindings(records.all('finding')).map(({ key }) => key)).toEqual(['b', 'a', 'c', 'd'])
  })

  it('draft the 整改 without touching what the leader wrote', () => {
    const draft = { text: 'x', concludedOn: '2026-01-31', requirements: '', conclusion: null }
    const changes = { 'finding a': finding(), 'opinion draft': draft }
    expect(rectificationDraft(index(changes))).toEqual({
      conclusion: 'rectify',
      requirements: '1. 【严重】看板未联网：接入车间网络',
      rectificationDueOn: '2026-02-28',
    })
    const own = { ...draft, requirements: '自拟', rectificationDueOn: '2026-02-10' }
    expect(rectificationDraft(index({ ...changes, 'opinion draft': own }))).toEqual({
      conclusion: 'rectify',
    })
  })
})
