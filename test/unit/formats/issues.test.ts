import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { fieldName } from '../../../shared/formats/field-names.ts'
import { amount, dateText, optionalText, text } from '../../../shared/formats/fields.ts'
import { describeIssues } from '../../../shared/formats/issues.ts'

function sentences(schema: z.ZodType, value: unknown, reportInput = true): readonly string[] {
  const parsed = schema.safeParse(value, { reportInput })
  return parsed.success ? [] : describeIssues(parsed.error.issues).map(({ message }) => message)
}

describe('issues in words', () => {
  it.each<readonly [string, z.ZodType, unknown, string]>([
    ['a missing text', z.object({ phone: z.string() }), {}, '联系电话：缺少此字段，请补上'],
    ['a missing date', z.object({ signedOn: dateText }), {}, '签署日期：缺少此字段，请补上'],
    ['a wrong type', z.object({ phone: z.string() }), { phone: 1 }, '联系电话：类型不对，应为文字'],
    [
      'null',
      z.object({ items: z.array(z.string()) }),
      { items: null },
      '采集项：类型不对，应为列表',
    ],
    ['an empty text', z.object({ name: text(5) }), { name: ' ' }, '名称：不能为空'],
    ['a long text', z.object({ name: text(5) }), { name: '一二三四五六' }, '名称：超过 5 字'],
    [
      'a bad amount',
      z.object({ totalSpend: amount }),
      { totalSpend: '1e3' },
      '改造总花费（万元）：应为非负小数，如 128.5（单位：万元）',
    ],
    [
      'a bad date',
      z.object({ signedOn: dateText }),
      { signedOn: '2026-02-30' },
      '签署日期：应为日期，如 2026-11-23',
    ],
    ['a choice', z.enum(['a', 'b']), 'c', '整个文件：只能是 a、b 之一'],
    [
      'a long list',
      z.object({ items: z.array(z.int()).max(1) }),
      { items: [1, 2] },
      '采集项：多于 1 项',
    ],
    [
      'a short list',
      z.object({ items: z.array(z.int()).min(1) }),
      { items: [] },
      '采集项：少于 1 项',
    ],
    ['a long plain string', z.string().max(2), 'abc', '整个文件：超过 2 个字符'],
    ['a number too small', z.object({ level: z.int().min(2) }), { level: 1 }, '等级：小于下限 2'],
    ['a fraction', z.object({ level: z.int() }), { level: 1.5 }, '等级：类型不对，应为整数'],
    [
      'an unknown field',
      z.strictObject({}),
      { extra: 1 },
      '整个文件：含有不认识的字段 extra，请删除',
    ],
    [
      'a bad key',
      z.record(z.string().max(2), z.int()),
      { abc: 1 },
      'abc：含有不认识的代码，请核对',
    ],
    ['a bad union', z.union([z.string(), z.int()]), {}, '整个文件：内容的形式不对'],
    ['zod’s own words', z.email(), 'x', '整个文件：格式不对，请核对'],
  ])('%s', (_, schema, value, sentence) => {
    expect(sentences(schema, value)).toEqual([sentence])
  })

  it('tells a missing field without the input, too', () => {
    expect(sentences(z.object({ phone: z.string() }), {}, false)).toEqual([
      '联系电话：缺少此字段，请补上',
    ])
  })

  it('stops at twenty', () => {
    const schema = z.array(z.string())
    expect(
      sentences(
        schema,
        Array.from({ length: 50 }, () => 1),
      ),
    ).toHaveLength(20)
  })

  it('does not print a key of any length', () => {
    const key = '长'.repeat(100_000)
    const [sentence = ''] = sentences(z.strictObject({}), { [key]: 1 })
    expect(sentence.length).toBeLessThan(100)
    const [inner = ''] = sentences(z.record(z.string(), z.int()), { [key]: 'x' })
    expect(inner.length).toBeLessThan(100)
  })
})

describe('field names', () => {
  it('go from the outermost to the innermost', () => {
    expect(fieldName(['application', 'creditCode'])).toBe('附件4 验收申请表·企业信用代码')
    expect(fieldName(['panel', 'experts', 1, 'name'])).toBe('专家组·专家·第 2 项·名称')
    expect(fieldName([])).toBe('整个文件')
  })

  it('do not come from the prototype of an object', () => {
    expect(fieldName(['constructor'])).toBe('constructor')
  })
})

it('text counts characters as people do, optional text may be empty', () => {
  expect(text(2).safeParse('𠮷野').success).toBe(true)
  expect(optionalText(2).safeParse('').success).toBe(true)
  expect(optionalText(2).safeParse('一二三').success).toBe(false)
})
