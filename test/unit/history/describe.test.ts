import { describe, expect, it } from 'vitest'
import { currentPromise } from '../../../shared/catalog/index.ts'
import { DELIVERABLE_STATUSES } from '../../../shared/domain/deliverable/deliverable.ts'
import { FINDING_STATUS_NAMES, SEVERITY_NAMES } from '../../../shared/domain/findings/index.ts'
import { historyCatalog } from '../../../shared/domain/history/catalog.ts'
import { describeField, describeValue } from '../../../shared/domain/history/describe-value.ts'
import { recordTitle } from '../../../shared/domain/history/record-title.ts'
import { CODE_WORDS } from '../../../shared/domain/history/words.ts'
import { PROMISE_TEXT } from '../../../shared/domain/panel/attendance.ts'
import {
  RECORD_KINDS,
  recordSchemas,
  type RecordKind,
} from '../../../shared/domain/record/kinds.ts'
import { aTaskPackage } from '../../fixtures/packages.ts'

const pkg = aTaskPackage()
const catalog = historyCatalog(pkg)
const [expert] = pkg.panel.experts
const UUID = '01933333-0000-4000-8000-000000000001'
const value = (kind: RecordKind, key: string, field: string, one: unknown) =>
  describeValue({ kind, key, field }, one, catalog)
const field = (kind: RecordKind, key: string, name: string) =>
  describeField({ kind, key, field: name }, catalog)

describe('a field', () => {
  it.each(RECORD_KINDS)('of %s has a Chinese name, each', (kind) => {
    for (const name of Object.keys(recordSchemas[kind].shape)) {
      expect(field(kind, 'x', name)).toMatch(/^[\p{Script=Han}（）\d]+$/u)
    }
  })

  it("of a map names the question, the step or the figure, not the map's key", () => {
    const [item] = [...catalog.items.values()].filter(({ inputs }) => inputs !== undefined)
    const [input] = item?.inputs ?? []
    expect(field('verified-item', item?.code ?? '', `inputs.${input?.key ?? ''}`)).toBe(
      `填报数据·${input?.label ?? ''}`,
    )
    const [[code, question] = []] = catalog.outlineQuestions
    expect(field('interview', 'i', `answers.${code ?? ''}`)).toBe(`回答·${question?.text ?? ''}`)
  })

  it('that is the record as a whole says so', () => {
    expect(field('interview', 'i', '')).toBe('整条记录')
  })
})

describe('a value', () => {
  it.each([null, undefined, '', [], {}])('that is empty (%j) is said to be', (one) => {
    expect(value('material', 'M01', 'reason', one)).toBe('（空）')
  })

  it('is in the words of the screens wherever a code stands', () => {
    expect(value('material', 'M01', 'status', 'missing')).toBe('缺失')
    expect(value('checkpoint', 'C01', 'result', 'partly')).toBe('部分符合')
    expect(value('demonstration', 'd', 'results.ERP01', 'not-shown')).toBe('未演示')
    expect(value('opinion', 'draft', 'conclusion', 'passed')).toBe('通过验收')
    expect(value('interview', 'i', 'role', 'manager')).toMatch(/\p{Script=Han}/u)
    expect(value('verified-scenario', 'S01', 'level', 3)).toBe('三级')
    expect(value('scenario-check', 'S01', 'level', 0)).toBe('无')
    expect(value('rubric-mark', 'e/effect-use', 'milli', 87_500)).toBe('87.5 分')
    expect(value('rubric-mark', 'e/effect-use', 'isNotApplicable', true)).toBe('是')
  })

  it('has words for every code of every choice', () => {
    for (const kind of RECORD_KINDS) {
      for (const [name, schema] of Object.entries(recordSchemas[kind].shape)) {
        for (const code of codesOf(schema)) {
          const words = CODE_WORDS[`${kind}.${name}`]
          expect(words?.[code] ?? value(kind, 'x', name, code)).toMatch(/\p{Script=Han}/u)
        }
      }
    }
  })

  it('is called as the screens call it', () => {
    expect(value('finding', 'f', 'status', 'open')).toBe(FINDING_STATUS_NAMES.open)
    expect(value('finding', 'f', 'severity', 'blocking')).toBe(SEVERITY_NAMES.blocking)
    for (const { value: status, label } of DELIVERABLE_STATUSES)
      expect(value('deliverable', '0', 'status', status)).toBe(label)
    expect(value('attendance', 'e', 'promiseText', PROMISE_TEXT)).toBe(
      `${currentPromise.title} 第 ${currentPromise.version} 版`,
    )
  })

  it('that names another record says what that is, not its key', () => {
    const [material] = [...catalog.materials.values()]
    expect(value('finding', 'f', 'source', `material:${material?.code ?? ''}`)).toBe(
      `材料“${material?.name ?? ''}”`,
    )
    expect(value('finding', 'f', 'source', `demonstration:${UUID}`)).toBe('系统演示')
    expect(value('finding', 'f', 'source', 'step:scoring')).toBe('步骤“评测打分”')
    expect(value('quote', 'q', 'interview', UUID)).toBe('访谈')
  })

  it("names an item's options, one or several", () => {
    const multi = [...catalog.items.values()].find(({ type }) => type === 'multi')
    const [one, two] = multi?.options ?? []
    const key = `${expert?.id ?? ''}/${multi?.code ?? ''}`
    expect(value('score', key, 'answer', [one?.code, two?.code])).toBe(
      `${one?.code ?? ''} ${one?.label ?? ''}、${two?.code ?? ''} ${two?.label ?? ''}`,
    )
  })

  it('shows times in the local clock and keeps other texts as they are', () => {
    expect(value('score-sheet', 'e', 'handedInAt', '2026-11-23T01:02:03Z')).toMatch(
      /^2026-11-2\d \d{2}:02:03$/,
    )
    expect(value('checkpoint', 'C01', 'note', '看板未启用')).toBe('看板未启用')
    expect(value('interview', 'i', 'confirmationInk', { strokes: [] })).toBe('（手写签名）')
  })

  it('lists the fields of a removed record', () => {
    expect(value('material', 'M01', '', { status: 'missing', reason: '未交' })).toBe(
      '核验结果：缺失；理由：未交',
    )
  })
})

it('calls records by what they are about', () => {
  const first = [...catalog.materials.values()][0]
  expect(recordTitle('material', first?.code ?? '', {}, catalog)).toBe(`材料“${first?.name ?? ''}”`)
  expect(recordTitle('interview', 'uuid', { person: '周建国' }, catalog)).toBe('访谈“周建国”')
  expect(recordTitle('interview', 'uuid', {}, catalog)).toBe('访谈')
  expect(recordTitle('score', `${expert?.id ?? ''}/F1`, {}, catalog)).toContain(
    `打分“${expert?.name ?? ''} · F1 `,
  )
  expect(recordTitle('opinion', 'draft', {}, catalog)).toBe('验收意见')
  expect(recordTitle('finding', 'f', { title: '材料“合同”缺失' }, catalog)).toBe(
    '问题“材料‘合同’缺失”',
  )
})

/** The codes of a choice, through nullable. */
function codesOf(schema: unknown): readonly string[] {
  const one = schema as { readonly options?: unknown; readonly unwrap?: () => unknown }
  if (Array.isArray(one.options)) return one.options.filter((code) => typeof code === 'string')
  return typeof one.unwrap === 'function' ? codesOf(one.unwrap()) : []
}
