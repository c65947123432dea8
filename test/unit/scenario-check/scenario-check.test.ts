import { describe, expect, it } from 'vitest'
import { demonstration2024 } from '../../../shared/catalog/demonstration-2024.ts'
import { miit2024 } from '../../../shared/catalog/miit-2024.ts'
import { listGaps } from '../../../shared/domain/checks/gaps.ts'
import { usageByCode } from '../../../shared/domain/evidence/usage.ts'
import { suggestFindings } from '../../../shared/domain/findings/index.ts'
import { opinionFacts } from '../../../shared/domain/opinion/facts.ts'
import { draftOpinionText } from '../../../shared/domain/opinion/draft-text.ts'
import { applyChanges } from '../../../shared/domain/record/apply-changes.ts'
import { indexRecords } from '../../../shared/domain/record/read.ts'
import { relatedChecks } from '../../../shared/domain/scenario-check/related.ts'
import {
  contradiction,
  levelToSee,
  suggestedLevel,
  type ScenarioCheck,
} from '../../../shared/domain/scenario-check/scenario-check.ts'
import { aCompleteWorkspace, aPiece, type RecordChanges } from '../domain/complete-workspace.ts'

const pkg = aCompleteWorkspace().package
/** A scenario that is claimed above 一级. */
const { code, title } = miit2024.scenarios.find(
  (one) => (pkg.selfAssessment.after.scenarios[one.code] ?? 0) >= 2,
) ?? { code: '', title: '' }
const claimed = pkg.selfAssessment.after.scenarios[code] ?? 0
const check = (body: ScenarioCheck | null): RecordChanges => ({ [`scenario-check ${code}`]: body })

const gapsWith = (changes: RecordChanges): readonly string[] =>
  listGaps(aCompleteWorkspace(changes))
    .filter(({ step, isBlocking }) => step === 'site-survey' && isBlocking)
    .map(({ target, message }) => `${target ?? ''} ${message}`)

describe('the level that the criteria speak for', () => {
  it.each<readonly [ScenarioCheck['criteria'], number | null]>([
    [undefined, null],
    [{}, null],
    [{ 1: 'not-met' }, 0],
    [{ 1: 'met' }, 1],
    [{ 1: 'met', 2: 'met', 3: 'partly' }, 2],
    [{ 1: 'met', 2: 'partly', 3: 'met' }, 1],
    [{ 1: 'met', 2: 'met', 3: 'met', 4: 'met' }, 4],
    [{ 3: 'met' }, null],
    [{ 1: 'met', 3: 'not-met' }, null],
  ])('%j is %s', (criteria, level) => {
    expect(suggestedLevel(criteria)).toBe(level)
  })

  it('is contradicted by a level above a criterion that is not met, or below ones that are', () => {
    expect(contradiction({ criteria: { 2: 'partly' }, level: 3 })).toBe(
      '二级的判断标准没有全部符合，现场等级却为三级',
    )
    expect(contradiction({ criteria: { 1: 'met', 2: 'met' }, level: 0 })).toBe(
      '二级及以下的判断标准都符合，现场等级却为无',
    )
    expect(contradiction({ criteria: { 1: 'met', 2: 'met', 3: 'partly' }, level: 2 })).toBeNull()
    expect(contradiction({ criteria: { 3: 'not-met' }, level: null })).toBeNull()
    expect(contradiction({ level: 4 })).toBeNull()
  })

  it('is looked for at the claimed level, at 一级 where nothing is claimed', () => {
    expect([undefined, 0, 1, 3].map(levelToSee)).toEqual([1, 1, 1, 3])
  })
})

describe('a check of a scenario', () => {
  it('knows the four levels and three answers only', () => {
    const changed = (changes: Readonly<Record<string, unknown>>) =>
      applyChanges('scenario-check', {}, changes).ok
    expect(changed({ 'criteria.4': 'met', level: 0 })).toBe(true)
    expect(changed({ 'criteria.5': 'met' })).toBe(false)
    expect(changed({ 'criteria.1': 'yes' })).toBe(false)
    expect(changed({ level: 5 })).toBe(false)
  })

  it('is asked of every scenario once the site survey is called done, not before', () => {
    expect(gapsWith({})).toEqual([])
    expect(gapsWith(check(null))).toEqual([
      `scenario-check:${code} 应用场景“${code} ${title}”还没有现场核查结果`,
    ])
    expect(gapsWith(check({ level: null, criteria: { 1: 'met' } }))).toHaveLength(1)
    expect(gapsWith({ ...check(null), 'step site-survey': { status: null } })).toEqual([
      'step:site-survey “现场勘查”还没有标为完成',
    ])
    const omitted = { 'step site-survey': { status: 'omitted', reason: '停产' } }
    expect(gapsWith({ ...check(null), ...omitted })).toEqual([])
  })

  it('needs words below the claim and against its own criteria', () => {
    const below = { level: claimed - 1 } as const
    expect(gapsWith(check(below))).toEqual([
      expect.stringMatching(
        new RegExp(`^scenario-check:${code} .*：现场等级为.级，低于申报的.级，请写明情况$`),
      ) as string,
    ])
    expect(gapsWith(check({ ...below, note: ' ' }))).toHaveLength(1)
    expect(gapsWith(check({ ...below, note: '未投运' }))).toEqual([])
    expect(gapsWith(check({ level: claimed, criteria: { 1: 'not-met' } }))).toHaveLength(1)
    expect(gapsWith(check({ level: 4 }))).toEqual([])
  })

  it('below the claim is suggested as a finding, graver where nothing at all was seen', () => {
    const suggested = (level: number) =>
      suggestFindings(aCompleteWorkspace(check({ level, note: '未投运' })))
    expect(suggested(claimed)).toEqual([])
    expect(suggested(claimed - 1)).toMatchObject([
      { source: `scenario-check:${code}`, severity: 'minor' },
    ])
    expect(suggested(0)).toMatchObject([
      { severity: 'major', title: `场景核查“${code} ${title}”现场未见` },
    ])
    expect(suggested(0)[0]?.requirement).toContain('现场情况：未投运')
  })

  it('stands in the drafted opinion and its facts', () => {
    const workspace = aCompleteWorkspace(check({ level: 0, note: '未投运。' }))
    expect(draftOpinionText(workspace)).toContain(
      `场景核查：现场逐项核查16个应用场景，低于申报等级1个：“${code} ${title}”现场为无，申报`,
    )
    expect(draftOpinionText(workspace)).toContain('（未投运）。')
    expect(opinionFacts(workspace).find(({ label }) => label === '应用场景')?.value).toBe(
      '已核查 16 个，低于申报 1 个',
    )
  })

  it('proves the scenario with its evidence', () => {
    const piece = aPiece([{ kind: 'scenario-check', key: code }])
    const workspace = aCompleteWorkspace({}, { evidence: [piece] })
    const usage = usageByCode(workspace, indexRecords(workspace.records), miit2024)
    expect(usage.find((one) => one.code === code)).toMatchObject({
      evidence: [piece],
      isUnproven: false,
    })
  })
})

describe('what else bears on a scenario', () => {
  it('are its checkpoints with their results, and the shown systems that had steps for it', () => {
    const steps = demonstration2024.systems.flatMap((system) => system.steps)
    const [first, second] = steps.filter(({ scenarios }) => scenarios.includes('S06'))
    const other = steps.find(({ scenarios }) => !scenarios.includes('S06'))
    const results = {
      [first?.code ?? '']: 'pass',
      [second?.code ?? '']: 'partly',
      [other?.code ?? '']: 'pass',
    }
    const workspace = aCompleteWorkspace({ 'demonstration d1': { system: 'MES', results } })
    const related = relatedChecks(workspace, indexRecords(workspace.records), 'S06')
    const points = related.filter(({ step }) => step === 'site-survey')
    expect(points.length).toBeGreaterThan(0)
    expect(points.every(({ result }) => result === '符合')).toBe(true)
    expect(related.filter(({ step }) => step === 'demonstration')).toEqual([
      {
        step: 'demonstration',
        target: 'demonstration:d1',
        title: '演示“MES”',
        result: '相关步骤 2 步，通过 1 步',
      },
    ])
  })

  it('are the checkpoints of the panel’s own as well', () => {
    const workspace = aCompleteWorkspace({
      'own-checkpoint p1': { title: '涂装线能耗采集', scenarios: ['S06'], result: 'fail' },
    })
    expect(relatedChecks(workspace, indexRecords(workspace.records), 'S06')).toContainEqual({
      step: 'site-survey',
      target: 'own-checkpoint:p1',
      title: '涂装线能耗采集',
      result: '不符合',
    })
  })
})
