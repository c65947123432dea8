import { describe, expect, it } from 'vitest'
import { miit2024 } from '../../../shared/catalog/miit-2024.ts'
import { materials2024 } from '../../../shared/catalog/materials-2024.ts'
import { site2024 } from '../../../shared/catalog/site-2024.ts'
import { blockingGaps, listGaps } from '../../../shared/domain/checks/gaps.ts'
import { reasonsNotToPass } from '../../../shared/domain/checks/opinion-gaps.ts'
import { METHOD_STEPS, STEP_NAMES } from '../../../shared/domain/record/terms.ts'
import { isSameAnswer } from '../../../shared/domain/scoring/index.ts'
import {
  aCompleteWorkspace,
  aPiece,
  interviews,
  leader,
  member,
  votesFor,
  type RecordChanges,
} from './complete-workspace.ts'

/** What is missing after one change, as `step target message`. */
const gapsWith = (changes: RecordChanges): readonly string[] =>
  blockingGaps(aCompleteWorkspace(changes)).map(
    ({ step, target, message }) => `${step} ${target ?? ''} ${message}`,
  )
const opinion = (change: object) => ({
  ...votesFor('rectify'),
  'opinion draft': {
    text: '完成。',
    conclusion: 'rectify',
    concludedOn: '2026-01-31',
    requirements: '补齐台账',
    rectificationDueOn: '2026-02-28',
    ...change,
  },
})
const noLevels = Object.fromEntries(
  miit2024.scenarios.map(({ code }) => [`verified-scenario ${code}`, { level: 1, reason: '现场' }]),
)

it('finds nothing missing in a complete workspace', () => {
  expect(listGaps(aCompleteWorkspace())).toEqual([])
})

it('finds each thing missing once, on its own screen, while nothing is filled in', () => {
  const gaps = listGaps({ ...aCompleteWorkspace(), records: [] })
  const targets = gaps.map(({ target }) => target)
  expect(new Set(targets).size).toBe(targets.length)
  const required = materials2024.materials.filter((material) => material.required).length
  const experts = aCompleteWorkspace().package.panel.experts.length
  expect(gaps).toHaveLength(
    required +
      site2024.checkpoints.length +
      METHOD_STEPS.length +
      2 * experts +
      miit2024.items.length +
      miit2024.scenarios.length +
      ['text', 'concludedOn', 'conclusion'].length,
  )
  expect(gaps.every(({ isBlocking }) => isBlocking)).toBe(true)
})

describe('materials', () => {
  it('asks for a result of every required one and of no other', () => {
    for (const { code, name, required } of materials2024.materials) {
      const gaps = gapsWith({ [`material ${code}`]: null })
      expect(gaps).toEqual(
        required
          ? [
              `document-review material:${code} 材料“${name}”还没有核验`,
              expect.stringContaining('opinion:conclusion 必备材料未核验'),
            ]
          : [],
      )
    }
  })

  it.each(['missing', 'inconsistent', 'not-applicable'])('asks why one is %s', (status) => {
    const named = `material:M19`
    expect(gapsWith({ 'material M19': { status, reason: ' ' } })).toEqual([
      expect.stringContaining(named),
    ])
    expect(gapsWith({ 'material M19': { status, reason: '不涉及' } })).toEqual([])
  })

  it('lets nobody pass on an omitted document review: a reason replaces the step, not the papers', () => {
    const without = Object.fromEntries(
      materials2024.materials.map(({ code }) => [`material ${code}`, null]),
    )
    const omitted = (reason: string) => ({
      ...without,
      'step document-review': { status: 'omitted', reason },
    })
    expect(gapsWith(omitted('专家组商定'))).toEqual([
      expect.stringContaining('opinion:conclusion 必备材料未核验'),
    ])
    expect(gapsWith(omitted(' ')).length).toBeGreaterThan(9)
  })
})

describe('the site survey', () => {
  it('asks for a result of every checkpoint', () => {
    for (const { code, title } of site2024.checkpoints) {
      expect(gapsWith({ [`checkpoint ${code}`]: null })).toEqual([
        `site-survey checkpoint:${code} 勘查点“${title}”还没有结果`,
      ])
    }
  })

  it.each(['partly', 'fail', 'not-applicable'])('asks for a note where it is %s', (result) => {
    const [point] = site2024.checkpoints
    const name = `checkpoint ${point?.code ?? ''}`
    expect(gapsWith({ [name]: { result } })).toEqual([expect.stringContaining('请写明情况')])
    expect(gapsWith({ [name]: { result, note: '正在调试' } })).toEqual([])
  })
})

describe('a method', () => {
  it.each(METHOD_STEPS)('%s has to be closed, or omitted with a reason', (step) => {
    const target = `${step} step:${step} “${STEP_NAMES[step]}”`
    expect(gapsWith({ [`step ${step}`]: null })).toEqual([`${target}还没有标为完成`])
    expect(gapsWith({ [`step ${step}`]: { status: 'omitted' } })).toEqual([
      `${target}未开展，请写明理由`,
    ])
    expect(gapsWith({ [`step ${step}`]: { status: 'omitted', reason: '停产' } })).toEqual([])
  })

  it.each([
    ['interview', Object.keys(interviews)],
    ['questionnaire', ['questionnaire q1']],
    ['demonstration', ['demonstration d1']],
  ])('%s that is closed needs at least one record', (step, all) => {
    const without = Object.fromEntries(all.map((name) => [name, null]))
    expect(gapsWith(without)).toEqual([expect.stringContaining(`step:${step}`)])
    const omitted = { [`step ${step}`]: { status: 'omitted', reason: '停产' } }
    expect(gapsWith({ ...without, ...omitted })).toEqual([])
  })
})

describe('scoring', () => {
  it('waits for every sheet, but not for a member who is excused', () => {
    expect(gapsWith({ [`score-sheet ${member}`]: null })).toEqual([
      expect.stringContaining(`score-sheet:${member}`),
    ])
    expect(gapsWith({ [`score-sheet ${member}`]: { absenceReason: ' ' } })).toHaveLength(1)
    expect(gapsWith({ [`score-sheet ${member}`]: { absenceReason: '因病' } })).toEqual([])
  })

  it('never excuses the leader', () => {
    expect(gapsWith({ [`score-sheet ${leader}`]: { absenceReason: '出差' } })).toEqual([
      expect.stringContaining(`score-sheet:${leader}`),
    ])
  })

  it.each([
    ['no record', null],
    ['a taken back one', { answer: null }],
    ['no letter', { answer: [] }],
  ])('asks for the verified value of an item with %s', (_case, body) => {
    expect(gapsWith({ 'verified-item F1': body })).toEqual([
      expect.stringContaining('scoring verified-item:F1 采集项 F1'),
    ])
  })

  it('asks for the verified level of a scenario; level 0 is one', () => {
    expect(gapsWith({ 'verified-scenario S01': { level: null } })).toEqual([
      expect.stringContaining('scoring verified-scenario:S01 场景 S01'),
    ])
    const zero = { level: 0, reason: '未启用' }
    expect(gapsWith({ 'verified-scenario S01': zero })).toEqual([])
  })

  it('asks why a verified value differs from what an expert handed in', () => {
    const differs = { answer: 'A' }
    expect(gapsWith({ [`score ${member}/F2`]: differs })).toEqual([
      expect.stringMatching(/^scoring verified-item:F2 .*不一致，请写明理由$/),
    ])
    const withReason = { answer: 'D', reason: '现场核实' }
    expect(gapsWith({ [`score ${member}/F2`]: differs, 'verified-item F2': withReason })).toEqual(
      [],
    )
    expect(gapsWith({ [`scenario-score ${member}/S01`]: { level: 0 } })).toEqual([
      expect.stringMatching(/^scoring verified-scenario:S01 .*不一致，请写明理由$/),
    ])
  })

  it('leaves out what an expert who did not hand in wrote down', () => {
    const absent = { absenceReason: '因病' }
    expect(
      gapsWith({ [`score-sheet ${member}`]: absent, [`score ${member}/F2`]: { answer: 'A' } }),
    ).toEqual([])
  })

  it('does not mind the order of a multiple choice', () => {
    expect(gapsWith({ [`score ${member}/F1`]: { answer: ['E', 'C', 'B'] } })).toEqual([])
    expect(isSameAnswer(['A', 'B'], ['B', 'A'])).toBe(true)
    expect(isSameAnswer(['A', 'B'], ['A'])).toBe(false)
    expect(isSameAnswer('A', ['A'])).toBe(false)
    expect(isSameAnswer(undefined, 'A')).toBe(false)
  })
})

describe('evidence', () => {
  it('is missed as a warning that does not keep the panel from signing', () => {
    const workspace = aCompleteWorkspace({}, { evidence: [] })
    const warnings = listGaps(workspace)
    expect(blockingGaps(workspace)).toEqual([])
    expect(warnings.length).toBeGreaterThan(5)
    expect(warnings.every(({ message }) => message.includes('没有关联佐证'))).toBe(true)
  })

  it('is missed only where an item scores: M4 at 无 needs none', () => {
    const targets = listGaps(aCompleteWorkspace({}, { evidence: [] })).map(({ target }) => target)
    expect(targets).toContain('verified-item:F1')
    expect(targets).not.toContain('verified-item:M4')
  })

  it("counts for an item when it proves the panel's value or an expert's score of it", () => {
    const missing = (kind: 'score' | 'verified-item' | 'material', key: string) =>
      listGaps(aCompleteWorkspace({}, { evidence: [aPiece([{ kind, key }])] })).map(
        ({ target }) => target,
      )
    expect(missing('verified-item', 'F1')).not.toContain('verified-item:F1')
    expect(missing('score', `${member}/F1`)).not.toContain('verified-item:F1')
    expect(missing('score', `${member}/F12`)).toContain('verified-item:F1')
    expect(missing('material', 'F1')).toContain('verified-item:F1')
  })
})

describe('the opinion', () => {
  it.each([
    ['text', { text: ' \n' }],
    ['concludedOn', { concludedOn: null }],
    ['conclusion', { conclusion: null }],
    ['requirements', { requirements: ' ' }],
    ['rectificationDueOn', { rectificationDueOn: null }],
  ])('needs its %s', (field, change) => {
    expect(gapsWith(opinion(change))).toEqual([
      expect.stringContaining(`opinion opinion:${field} `),
    ])
  })

  it('needs no requirements and no deadline to pass', () => {
    const passed = { conclusion: 'passed', requirements: '', rectificationDueOn: null }
    expect(gapsWith({ ...opinion(passed), ...votesFor('passed') })).toEqual([])
  })

  it.each([
    ['2026-01-30', '应晚于结论日期'],
    ['2026-01-31', '应晚于结论日期'],
    ['2026-02-01', null],
    ['2026-02-28', null],
    ['2026-03-01', '不得晚于 2026-02-28'],
    ['2027-01-31', '不得晚于 2026-02-28'],
  ])('concluded on 2026-01-31, rectification to %s: %s', (rectificationDueOn, message) => {
    expect(gapsWith(opinion({ rectificationDueOn }))).toEqual(
      message === null ? [] : [expect.stringContaining(message)],
    )
  })

  it('can pass at 二级 only, whatever the score', () => {
    expect(reasonsNotToPass(aCompleteWorkspace())).toEqual([])
    const [reason, ...others] = reasonsNotToPass(aCompleteWorkspace(noLevels))
    expect(reason).toContain('未达到二级')
    expect(others).toEqual([])
    expect(gapsWith(noLevels)).toEqual([`opinion opinion:conclusion ${reason ?? ''}`])
    expect(gapsWith({ ...noLevels, ...opinion({}) })).toEqual([])
  })

  it.each(['missing', 'inconsistent'])('cannot pass with a required material %s', (status) => {
    const lacking = { status, reason: '未提交' }
    const changes = { 'material M01': lacking, 'material M03': lacking }
    const reasons = reasonsNotToPass(aCompleteWorkspace(changes))
    const names = materials2024.materials
      .filter(({ code }) => code === 'M01' || code === 'M03')
      .map(({ name }) => name)
    expect(reasons).toEqual([expect.stringContaining(names.join('、'))])
    expect(gapsWith(changes)).toEqual([expect.stringContaining('opinion:conclusion')])
    expect(gapsWith({ ...changes, ...opinion({}) })).toEqual([])
  })

  it('can pass without a material that is not required', () => {
    const other = materials2024.materials.find(({ required }) => !required)?.code ?? ''
    const lacking = { [`material ${other}`]: { status: 'missing', reason: '不涉及' } }
    expect(reasonsNotToPass(aCompleteWorkspace(lacking))).toEqual([])
  })
})
