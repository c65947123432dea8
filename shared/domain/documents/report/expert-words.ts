import { presentExperts } from '../../panel/attendance.ts'
import type { RecordBody } from '../../record/kinds.ts'
import { scoreKey } from '../../record/read.ts'
import type { Block } from '../blocks.ts'
import { tableOr } from '../make.ts'
import type { Reading } from '../reading.ts'

type ScoreKind = 'score' | 'scenario-score' | 'rubric-mark'

type ExpertWords<K extends ScoreKind> = {
  readonly kind: K
  /** What was scored, in the order of the document; `verified` is the panel's value, in words. */
  readonly scored: readonly {
    readonly code: string
    readonly title: string
    readonly verified?: string
  }[]
  /** An expert's own value in words. */
  readonly valueOf: (body: RecordBody<K>) => string
  readonly columns: readonly [scored: string, words: string]
  readonly caption: string
  readonly empty: string
}

/**
 * The reasons that the experts gave with their own scores, as a table; what has no words is left out.
 *
 * Experts who say the same of the same score share a line.
 */
export function expertWordsTable<K extends ScoreKind>(
  reading: Reading,
  { kind, scored, valueOf, columns, caption, empty }: ExpertWords<K>,
): Block {
  const hasVerified = scored.some(({ verified }) => verified !== undefined)
  return tableOr(
    empty,
    caption,
    [
      [columns[0], 3.5],
      ...(hasVerified ? [['核定', 1.6, 'center'] as const] : []),
      [columns[1], 9],
    ],
    scored.flatMap(({ code, title, verified }) => {
      const lines = linesOf(reading, kind, code, valueOf)
      if (lines.length === 0) return []
      return [[title, ...(hasVerified ? [verified ?? ''] : []), lines.join('\n')]]
    }),
  )
}

/** @example '沈国梁、于慧敏（BCE）：与现场所见一致' */
function linesOf<K extends ScoreKind>(
  { records, experts }: Reading,
  kind: K,
  code: string,
  valueOf: (body: RecordBody<K>) => string,
): readonly string[] {
  const said = presentExperts(records, experts).flatMap(({ id, name }) => {
    const body = records.body(kind, scoreKey(id, code))
    const words = wordsIn(body)
    return words === '' ? [] : [{ name, words: `（${valueOf(body)}）：${words}` }]
  })
  return [...Map.groupBy(said, ({ words }) => words)].map(
    ([words, of]) => `${of.map(({ name }) => name).join('、')}${words}`,
  )
}

function wordsIn(body: RecordBody<ScoreKind>): string {
  const words = 'reason' in body ? body.reason : 'note' in body ? body.note : ''
  return (words ?? '').trim()
}
