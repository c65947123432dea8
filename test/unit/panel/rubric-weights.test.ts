import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rubric2024 } from '../../../shared/catalog/rubric-2024.ts'
import { rubricMean } from '../../../shared/domain/opinion/rubric-text.ts'
import {
  problemsInWeights,
  startsRubric,
  taskWeights,
  withWeights,
} from '../../../shared/domain/panel/rubric-weights.ts'
import { problemsInRubric } from '../../../shared/domain/scoring/rubric.ts'
import { problemsInTaskPackage } from '../../../shared/formats/task-package-problems.ts'
import { taskPackageSchema } from '../../../shared/formats/task-package.ts'
import { aTaskPackage } from '../../fixtures/packages.ts'
import { first, moved, template } from '../../fixtures/rubric-weights.ts'
import { aCompleteWorkspace, aRecord, experts } from '../domain/complete-workspace.ts'

const messages = (weights: Readonly<Record<string, number>>) =>
  problemsInWeights(rubric2024, weights).map(({ message }) => message)

describe('the weights of the rubric', () => {
  it('of the template are in order', () => {
    expect(messages(template)).toEqual([])
    expect(withWeights(rubric2024, template)).toEqual(rubric2024)
  })

  it('name what is wrong and what to do', () => {
    expect(messages({ ...template, [first]: (template[first] ?? 0) - 3 })).toEqual([
      '各评价要点的权重合计为 97%，还差 3%，应等于 100%',
    ])
    expect(messages({ ...template, [first]: (template[first] ?? 0) + 2 })).toEqual([
      '各评价要点的权重合计为 102%，多出 2%，应等于 100%',
    ])
    for (const bad of [0, -1, 101, 2.5, Number.NaN]) {
      expect(messages({ ...template, [first]: bad })).toEqual([
        '“系统真实在用”的权重应为 1 至 100 的整数（%）',
      ])
    }
    const { [first]: _left, ...others } = template
    expect(messages(others)).toEqual(['“系统真实在用”的权重应为 1 至 100 的整数（%）'])
    expect(messages({ ...template, other: 5 })).toEqual(['评议表中没有评价要点“other”'])
  })

  it('make a sound rubric whenever nothing is wrong with them', () => {
    const ids = Object.keys(template)
    const parts = fc.array(fc.integer({ min: 1, max: 12 }), {
      minLength: ids.length,
      maxLength: ids.length,
    })
    fc.assert(
      fc.property(parts, (some) => {
        const rest = 100 - some.slice(1).reduce((sum, part) => sum + part, 0)
        const weights = Object.fromEntries(
          ids.map((id, at) => [id, at === 0 ? rest : (some[at] ?? 0)]),
        )
        const isSound = rest >= 1
        expect(messages(weights).length === 0).toBe(isSound)
        if (isSound) expect(problemsInRubric(withWeights(rubric2024, weights))).toEqual([])
      }),
    )
  })

  it('decide the mean of the panel and what the drafted opinion says', () => {
    const low = Object.fromEntries(
      experts.map(({ id }) => [`rubric-mark ${id}/${first}`, { milli: 0, reason: '未投运' }]),
    )
    const workspace = aCompleteWorkspace(low)
    expect(rubricMean(workspace)).toBe('92 分')
    const weights = { source: 'institution', weights: moved(5), isPinned: true } as const
    expect(rubricMean({ ...workspace, rubricWeights: weights })).toBe('87 分')
  })
})

describe('the weights that count in a task', () => {
  const pkg = aTaskPackage()
  const institution = { rubric: rubric2024.id, version: rubric2024.version, weights: moved(2) }
  const own = aTaskPackage((draft) => {
    draft.pinned.rubric.weights = moved(3)
  })

  it('are the package’s, else the institution’s, else the template’s', () => {
    expect(taskWeights(pkg, [], null)).toEqual({
      source: 'template',
      weights: template,
      isPinned: false,
    })
    expect(taskWeights(pkg, [], institution)).toMatchObject({
      source: 'institution',
      weights: moved(2),
    })
    expect(taskWeights(own, [], institution)).toMatchObject({
      source: 'package',
      weights: moved(3),
    })
    const other = { ...institution, version: '0' }
    expect(taskWeights(pkg, [], other)).toMatchObject({ source: 'template' })
  })

  it('are the pinned ones once there are any', () => {
    const pinned = aRecord('rubric-weights rubric', { source: 'template', weights: template })
    expect(taskWeights(own, [pinned], institution)).toEqual({
      source: 'template',
      weights: template,
      isPinned: true,
    })
  })

  it('are pinned by the opening of the panel or the first mark, by nothing else', () => {
    expect(startsRubric({ kind: 'panel', body: { openedAt: '2026-11-23T01:00:00Z' } })).toBe(true)
    expect(startsRubric({ kind: 'rubric-mark', body: {} })).toBe(true)
    expect(startsRubric({ kind: 'panel', body: { schemeNote: '上午材料' } })).toBe(false)
    expect(startsRubric({ kind: 'panel', body: { openedAt: null } })).toBe(false)
    expect(startsRubric({ kind: 'material', body: {} })).toBe(false)
  })

  it('are refused in a package that contradicts itself', () => {
    expect(taskPackageSchema.safeParse(own).success).toBe(true)
    expect(problemsInTaskPackage(own)).toEqual([])
    const wrong = aTaskPackage((draft) => {
      draft.pinned.rubric.weights = { ...template, [first]: 1 }
    })
    expect(problemsInTaskPackage(wrong)).toEqual([
      {
        field: 'pinned.rubric.weights',
        message:
          '固定版本·验收评议表·权重：各评价要点的权重合计为 93%，还差 7%，应等于 100%，请平台核对',
      },
    ])
  })
})
