import { describe, expect, it } from 'vitest'
import {
  checklists,
  demonstrationScripts,
  effectAspects,
  findChecklist,
  findDemonstrationScript,
  findIndicatorSet,
  findInterviewOutline,
  findMaterialList,
  findQuestionSet,
  findRubric,
  indicatorSets,
  interviewOutlines,
  materialLists,
  questionSets,
  rubrics,
  trades,
  type IndicatorLinks,
} from '../../../shared/catalog/index.ts'
import { miit2024 } from '../../../shared/catalog/miit-2024.ts'

const allSets = [
  ...indicatorSets,
  ...materialLists,
  ...checklists,
  ...interviewOutlines,
  ...questionSets,
  ...demonstrationScripts,
  ...rubrics,
]
const checkpoints = findChecklist('site-2024')?.checkpoints ?? []
const roles = findInterviewOutline('interview-2024')?.roles ?? []
const questions = findQuestionSet('questionnaire-2024')?.questions ?? []
const systems = findDemonstrationScript('demonstration-2024')?.systems ?? []
const interviewQuestions = roles.flatMap((role) => role.questions)
const steps = systems.flatMap((system) => system.steps)

const isLinked = ({ items, scenarios }: IndicatorLinks): boolean =>
  items.length + scenarios.length > 0

describe('every catalog set', () => {
  it.each(allSets)('$id says its version, source and how sure it is', (set) => {
    expect(set.version).toBe('1')
    for (const text of [set.title, set.source, set.note]) expect(text).not.toBe('')
  })

  it('has an id of its own', () => {
    expect(new Set(allSets.map(({ id }) => id)).size).toBe(allSets.length)
  })

  it('is found by its id and not by another', () => {
    expect(findIndicatorSet('miit-2024')).toBe(miit2024)
    expect(findMaterialList('materials-2024')?.id).toBe('materials-2024')
    expect(findRubric('rubric-2024')?.id).toBe('rubric-2024')
    const finds = [
      findIndicatorSet,
      findMaterialList,
      findChecklist,
      findInterviewOutline,
      findQuestionSet,
      findDemonstrationScript,
      findRubric,
    ]
    for (const find of finds) expect(find('none')).toBeUndefined()
  })

  it('links only to items and scenarios that exist', () => {
    const items = new Set(miit2024.items.map(({ code }) => code))
    const scenarios = new Set(miit2024.scenarios.map(({ code }) => code))
    for (const link of [...checkpoints, ...interviewQuestions, ...questions, ...steps]) {
      expect(link.items.filter((code) => !items.has(code))).toEqual([])
      expect(link.scenarios.filter((code) => !scenarios.has(code))).toEqual([])
    }
  })

  it('has no code twice', () => {
    const lists = [checkpoints, interviewQuestions, questions, steps, systems]
    for (const list of [...lists, findMaterialList('materials-2024')?.materials ?? []]) {
      expect(new Set(list.map(({ code }) => code)).size).toBe(list.length)
      expect(list.length).toBeGreaterThan(0)
    }
  })

  it('says of our own templates that they are our own', () => {
    const own = [...checklists, ...interviewOutlines, ...questionSets, ...demonstrationScripts]
    for (const { note } of [...own, ...rubrics]) expect(note).toContain('自行设计')
  })
})

describe('the material list', () => {
  it('requires what the implementation rules ask for', () => {
    const required = findMaterialList('materials-2024')?.materials.filter((m) => m.required) ?? []
    const names = required.map(({ name }) => name)
    expect(names).toContain('改造项目验收申请表')
    expect(names).toContain('数字化改造项目备案入库申请表')
    expect(names).toContain('企业内部验收材料')
  })
})

describe('the site checklist', () => {
  it('has at least 25 linked checkpoints, all in its areas, none of them empty', () => {
    const areas = findChecklist('site-2024')?.areas ?? []
    expect(checkpoints.length).toBeGreaterThanOrEqual(25)
    expect(checkpoints.every(isLinked)).toBe(true)
    expect([...new Set(checkpoints.map(({ area }) => area))]).toEqual(areas)
  })

  it('reaches every binding scenario', () => {
    const seen = new Set(checkpoints.flatMap(({ scenarios }) => scenarios))
    const binding = miit2024.scenarios.filter((scenario) => scenario.binding)
    expect(binding.filter(({ code }) => !seen.has(code)).map(({ code }) => code)).toEqual([])
  })
})

describe('the interview outline', () => {
  it('has at least five linked questions for each of six roles', () => {
    expect(roles.map(({ role }) => role)).toEqual([
      'manager',
      'it',
      'workshop',
      'quality',
      'finance',
      'worker',
    ])
    for (const role of roles) expect(role.questions.length).toBeGreaterThanOrEqual(5)
    expect(interviewQuestions.every(isLinked)).toBe(true)
  })
})

describe('the questionnaire', () => {
  it('is anonymous and has 12 to 16 questions of all four kinds', () => {
    expect(findQuestionSet('questionnaire-2024')?.isAnonymous).toBe(true)
    expect(questions.length).toBeGreaterThanOrEqual(12)
    expect(questions.length).toBeLessThanOrEqual(16)
    expect(new Set(questions.map(({ kind }) => kind)).size).toBe(4)
  })

  it('lets only the last option of a multiple choice exclude the others', () => {
    for (const question of questions) {
      if (question.kind !== 'single' && question.kind !== 'multi') continue
      const exclusive = question.options.filter((option) => option.exclusive === true)
      const last = question.options.at(-1)
      expect(exclusive).toEqual(question.kind === 'multi' ? [last] : [])
    }
  })
})

describe('the demonstration script', () => {
  it('has at least three linked steps for each system', () => {
    const names = systems.map(({ system }) => system)
    const expected = ['ERP', 'MES', 'PLM', 'WMS', 'QMS', 'SCADA', 'EMS', 'OA', 'BI']
    expect(expected.filter((name) => !names.includes(name))).toEqual([])
    for (const system of systems) expect(system.steps.length).toBeGreaterThanOrEqual(3)
    expect(steps.every(isLinked)).toBe(true)
  })
})

describe('the rubric', () => {
  it('has the four aspects of the rules, weighing 100 together, with three or four criteria', () => {
    const aspects = findRubric('rubric-2024')?.aspects ?? []
    expect(aspects.map(({ name, weight }) => `${name} ${weight}`)).toEqual([
      '企业应用成效 25',
      '数据贯通程度 25',
      '投入产出比 25',
      '企业管理体制配套改革 25',
    ])
    for (const { criteria } of aspects) expect([3, 4]).toContain(criteria.length)
  })
})

describe('terms', () => {
  it('lists the four trades and the seven aspects of effect', () => {
    expect(trades.map(({ name }) => name)).toEqual([
      '汽车零部件配件制造业',
      '轨道交通高端装备制造业',
      '电子元器件制造业',
      '中成药生物药品制品制造业',
    ])
    expect(effectAspects.map(({ name }) => name).join(' ')).toBe(
      '创新 市场 提质 降本 增效 绿色 安全',
    )
  })
})
