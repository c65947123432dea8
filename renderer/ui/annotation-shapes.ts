import type { RecordBody } from '../../shared/domain/record/kinds.ts'

export type Shape = NonNullable<RecordBody<'annotation'>['shapes']>[number]
export type Tool = Shape['kind']
/** In 1/1000 of the picture's width and height. */
export type Place = readonly [x: number, y: number]
export type PictureSize = { readonly width: number; readonly height: number }

export const TOOLS: readonly { readonly kind: Tool; readonly name: string }[] = [
  { kind: 'arrow', name: '箭头' },
  { kind: 'line', name: '直线' },
  { kind: 'box', name: '方框' },
  { kind: 'text', name: '文字' },
]

/** A slip of the finger is no stroke. */
const SHORTEST = 8

export function shapeOf(tool: Tool, from: Place, to: Place, text: string): Shape | null {
  if (tool === 'text') {
    return text === '' ? null : { kind: 'text', from: [...from], to: [...from], text }
  }
  if (Math.hypot(to[0] - from[0], to[1] - from[1]) < SHORTEST) return null
  return { kind: tool, from: [...from], to: [...to], text: '' }
}

export function clamp(value: number): number {
  return Math.round(Math.min(1000, Math.max(0, value)) * 10) / 10
}

/** The two barbs of an arrow, as path, in the picture's pixels. */
export function arrowHead([fromX, fromY]: Place, [toX, toY]: Place, length: number): string {
  const angle = Math.atan2(toY - fromY, toX - fromX)
  const barb = (turn: number): string =>
    `${toX - length * Math.cos(angle + turn)} ${toY - length * Math.sin(angle + turn)}`
  return `M ${barb(0.45)} L ${toX} ${toY} L ${barb(-0.45)}`
}
