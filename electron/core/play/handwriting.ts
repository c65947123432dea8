import type { InkPoint, SignatureInk } from '../../../shared/domain/opinion/annex5-content.ts'

const PAD = { width: 900, height: 360 } as const
const STROKES_PER_CHARACTER = 5
const POINTS_PER_STROKE = 14

/**
 * An ink that looks like a hurried signature: running strokes, the same for the same name.
 *
 * Only for sample tasks, which are marked 示例 on every page.
 */
export function handwriting(name: string): SignatureInk {
  const random = seeded(name)
  const characters = Array.from(name)
  const cell = Math.min(240, (PAD.width - 120) / characters.length)
  const strokes = characters.flatMap((_, column) =>
    Array.from({ length: STROKES_PER_CHARACTER }, (_stroke, index) =>
      runningStroke(60 + column * cell, 70, cell * 0.82, 220, index, random),
    ),
  )
  return { ...PAD, strokes }
}

function runningStroke(
  left: number,
  top: number,
  width: number,
  height: number,
  index: number,
  random: () => number,
): readonly InkPoint[] {
  const isHorizontal = index % 2 === 0
  const y0 = top + height * (0.1 + 0.18 * index + 0.08 * random())
  const x0 = left + width * (isHorizontal ? 0.08 * random() : 0.3 + 0.35 * random())
  const reachX = isHorizontal ? width * (0.65 + 0.3 * random()) : -width * (0.1 + 0.25 * random())
  const reachY = isHorizontal ? -height * 0.07 * random() : height * (0.35 + 0.25 * random())
  const bend = (random() - 0.5) * height * 0.25
  return Array.from({ length: POINTS_PER_STROKE }, (_, step) => {
    const t = step / (POINTS_PER_STROKE - 1)
    const bow = Math.sin(Math.PI * t) * bend
    return {
      x: round(clamp(x0 + reachX * t + (isHorizontal ? 0 : bow), PAD.width)),
      y: round(clamp(y0 + reachY * t + (isHorizontal ? bow : 0), PAD.height)),
      pressure: round(0.35 + 0.45 * Math.sin(Math.PI * (0.15 + 0.7 * t))),
      time: index * 300 + step * 12,
    }
  })
}

/** A small generator (mulberry32) from a text: no clock, no chance. */
function seeded(text: string): () => number {
  let state = Array.from(text).reduce(
    (sum, character) => (sum * 31 + (character.codePointAt(0) ?? 0)) | 0,
    7,
  )
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const clamp = (value: number, max: number): number => Math.min(Math.max(value, 4), max - 4)
const round = (value: number): number => Math.round(value * 100) / 100
