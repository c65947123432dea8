import type * as z from 'zod'
import type { Problem } from '../errors.ts'
import { fieldName } from './field-names.ts'

/**
 * zod's issues as Chinese problems that name the field in the form's words.
 *
 * At most 20: beyond that a list helps nobody. Parse with `reportInput` so that a missing field can
 * be told from one of a wrong type.
 */
export function describeIssues(issues: readonly z.core.$ZodIssue[]): readonly Problem[] {
  return issues.slice(0, 20).map((issue) => {
    const field = issue.path.map((part) => clip(String(part))).join('.')
    return { field, message: `${fieldName(issue.path)}：${sentence(issue)}` }
  })
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: '是/否（true/false）',
  object: '一组字段',
  record: '一组字段',
  array: '列表',
}

function sentence(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return isMissing(issue)
        ? '缺少此字段，请补上'
        : `类型不对，应为${TYPE_NAMES[issue.expected] ?? issue.expected}`
    case 'unrecognized_keys':
      return `含有不认识的字段 ${issue.keys.slice(0, 5).map(clip).join('、')}，请删除`
    case 'too_big':
      return hasOwnWords(issue) ? issue.message : tooBig(issue)
    case 'too_small':
      return hasOwnWords(issue) ? issue.message : tooSmall(issue)
    case 'invalid_value':
      return `只能是 ${issue.values.map(String).join('、')} 之一`
    case 'invalid_union':
      return '内容的形式不对'
    case 'invalid_key':
    case 'invalid_element':
      return '含有不认识的代码，请核对'
    case 'invalid_format':
    case 'not_multiple_of':
    case 'custom':
      return hasOwnWords(issue) ? issue.message : '格式不对，请核对'
  }
}

/** Our schemas say things in Chinese; zod's own words are English. */
function hasOwnWords(issue: z.core.$ZodIssue): boolean {
  return /\p{Script=Han}/u.test(issue.message)
}

function isMissing(issue: z.core.$ZodIssueInvalidType): boolean {
  if ('input' in issue) return issue.input === undefined
  return issue.message.endsWith('received undefined')
}

function tooBig({ origin, maximum }: z.core.$ZodIssueTooBig): string {
  if (origin === 'string') return `超过 ${String(maximum)} 个字符`
  return origin === 'array' ? `多于 ${String(maximum)} 项` : `大于上限 ${String(maximum)}`
}

function tooSmall({ origin, minimum }: z.core.$ZodIssueTooSmall): string {
  if (origin === 'string') return `少于 ${String(minimum)} 个字符`
  return origin === 'array' ? `少于 ${String(minimum)} 项` : `小于下限 ${String(minimum)}`
}

function clip(text: string): string {
  const characters = Array.from(text)
  return characters.length <= 40 ? text : `${characters.slice(0, 39).join('')}…`
}
