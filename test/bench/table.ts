import type { Spread } from './pairs.ts'
import type { Row } from './row.ts'

const HEAD = ['row', 'against', 'ours', 'other', 'ratio', 'min-max', 'pairs', 'note']
const NUMBERS = new Set([2, 3, 4, 5, 6])

/** The rows as aligned text: medians, and the ratio of ours to the other's within each pair. */
export function formatTable(rows: readonly Row[]): string {
  const lines = [HEAD, ...rows.map(cells)]
  const widths = HEAD.map((_, column) => Math.max(...lines.map((line) => width(line, column))))
  return lines
    .map((line) =>
      line
        .map((cell, column) => {
          const columnWidth = widths[column] ?? 0
          return NUMBERS.has(column) ? cell.padStart(columnWidth) : cell.padEnd(columnWidth)
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

function width(line: readonly string[], column: number): number {
  return line[column]?.length ?? 0
}

function cells({ title, against, summary, note }: Row): readonly string[] {
  const { oursMs, otherMs, ratio, pairs } = summary
  return [
    title,
    against,
    ms(oursMs),
    ms(otherMs),
    times(ratio.median),
    range(ratio),
    `${pairs}`,
    note,
  ]
}

function ms({ median }: Spread): string {
  return `${short(median)} ms`
}

function range({ min, max }: Spread): string {
  return `${short(min)}-${times(max)}`
}

function times(value: number): string {
  return `${short(value)}x`
}

function short(value: number): string {
  if (value >= 100) return value.toFixed(0)
  return value >= 10 ? value.toFixed(1) : value.toFixed(2)
}
