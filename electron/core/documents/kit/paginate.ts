import type { TextLine } from './text-layout.ts'

/**
 * How many lines go on this page when there is room for `capacity`.
 *
 * A paragraph does not leave its first line alone at the foot of a page, nor its last line alone at the
 * head of the next, unless the page would stay empty for it.
 */
export function linesForPage(lines: readonly TextLine[], capacity: number): number {
  if (lines.length <= capacity) return lines.length
  let count = capacity
  if (isLonelyLast(lines[count])) count -= 1
  if (isLonelyFirst(lines[count - 1])) count -= 1
  return count > 0 ? count : Math.max(capacity, 0)
}

function isLonelyFirst(line: TextLine | undefined): boolean {
  return line !== undefined && line.isFirst && !line.isLast
}

function isLonelyLast(line: TextLine | undefined): boolean {
  return line !== undefined && line.isLast && !line.isFirst
}
