import type { Mark, Place } from '../../shared/domain/evidence/marks.ts'

export type Tool = Mark['kind']

export const TOOLS: readonly { readonly kind: Tool; readonly name: string }[] = [
  { kind: 'arrow', name: '箭头' },
  { kind: 'line', name: '直线' },
  { kind: 'box', name: '方框' },
  { kind: 'text', name: '文字' },
]

/** A slip of the finger is no stroke. */
const SHORTEST = 8

export function shapeOf(tool: Tool, from: Place, to: Place, text: string): Mark | null {
  if (tool === 'text') {
    return text === '' ? null : { kind: 'text', from: [...from], to: [...from], text }
  }
  if (Math.hypot(to[0] - from[0], to[1] - from[1]) < SHORTEST) return null
  return { kind: tool, from: [...from], to: [...to], text: '' }
}

export function clamp(value: number): number {
  return Math.round(Math.min(1000, Math.max(0, value)) * 10) / 10
}
