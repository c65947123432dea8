/** Deeper than any of our formats, far from what could exhaust a stack. */
const MAX_DEPTH = 32
/** Longer than any list of our formats: each wrong member costs memory when it is judged. */
const MAX_MEMBERS = 1000

/** One token. A text holds everything from the space up but quotation mark and backslash. */
const TOKEN =
  /[ \t\n\r]*(?:(?<mark>[{}[\],:])|(?<text>"[ -!#-[\]-\uffff]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[ -!#-[\]-\uffff]*)*")|(?<other>-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)|(?<end>$))/y

export type JsonProblem = {
  /** In UTF-16 code units. */
  readonly offset: number
  /** A Chinese half sentence. */
  readonly message: string
}

type Level = { readonly close: '}' | ']'; readonly keys: Set<string>; members: number }
type Expected = 'value' | 'value-or-close' | 'key' | 'key-or-close' | 'colon' | 'comma' | 'end'

/**
 * The first place where a text is not JSON; null where `JSON.parse` takes it.
 *
 * V8 does not always say where. Stricter than `JSON.parse`: a repeated key, a `__proto__` key and
 * nesting beyond 32 levels or 1,000 members are problems too.
 */
export function findJsonProblem(text: string): JsonProblem | null {
  const levels: Level[] = []
  let expected: Expected = 'value'
  const afterValue = (): Expected => (levels.length === 0 ? 'end' : 'comma')
  TOKEN.lastIndex = 0
  for (;;) {
    const from = TOKEN.lastIndex
    const match = TOKEN.exec(text)
    const offset =
      match === null ? skipSpaces(text, from) : TOKEN.lastIndex - match[0].trim().length
    const groups = match?.groups ?? {}
    const level = levels.at(-1)
    if (groups['end'] !== undefined) {
      return expected === 'end' ? null : { offset, message: '内容不完整，到这里就断了' }
    }
    const { mark, text: quoted, other } = groups
    const wantsValue = expected === 'value' || expected === 'value-or-close'
    const wantsKey = expected === 'key' || expected === 'key-or-close'
    if (wantsValue && (quoted !== undefined || other !== undefined)) {
      expected = afterValue()
    } else if (wantsValue && (mark === '{' || mark === '[')) {
      if (levels.length === MAX_DEPTH) return { offset, message: `嵌套超过 ${MAX_DEPTH} 层` }
      levels.push({ close: mark === '{' ? '}' : ']', keys: new Set(), members: 1 })
      expected = mark === '{' ? 'key-or-close' : 'value-or-close'
    } else if (wantsKey && quoted !== undefined && level !== undefined) {
      const problem = keyProblem(quoted, level.keys)
      if (problem !== null) return { offset, message: problem }
      expected = 'colon'
    } else if (expected === 'colon' && mark === ':') {
      expected = 'value'
    } else if (expected === 'comma' && mark === ',' && level !== undefined) {
      if (level.members++ === MAX_MEMBERS) return { offset, message: `多于 ${MAX_MEMBERS} 项` }
      expected = level.close === '}' ? 'key' : 'value'
    } else if (mark !== undefined && mark === level?.close && mayClose(expected)) {
      levels.pop()
      expected = afterValue()
    } else {
      return { offset, message: '不是合法的 JSON' }
    }
  }
}

function mayClose(expected: Expected): boolean {
  return expected === 'comma' || expected === 'key-or-close' || expected === 'value-or-close'
}

function keyProblem(quoted: string, keys: Set<string>): string | null {
  const key = String(JSON.parse(quoted))
  if (key === '__proto__') return '含有不允许的字段名 __proto__'
  if (keys.has(key)) return `字段“${key.slice(0, 40)}”重复`
  keys.add(key)
  return null
}

function skipSpaces(text: string, from: number): number {
  const found = text.slice(from).search(/[^ \t\n\r]/)
  return found < 0 ? text.length : from + found
}

/** Where an offset lies as a person counts: line and column from 1. */
export function lineAndColumn(text: string, offset: number): string {
  const before = text.slice(0, offset)
  const line = before.split('\n').length
  const column = offset - (before.lastIndexOf('\n') + 1) + 1
  return `第 ${line} 行第 ${column} 列`
}
