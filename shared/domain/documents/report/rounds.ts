import { chineseDate } from '../../opinion/calendar.ts'
import type { Rechecked } from '../../opinion/snapshot.ts'
import { withoutStop } from '../../opinion/with-note.ts'
import type { Block } from '../blocks.ts'
import { heading, paragraph, tableOr } from '../make.ts'
import type { Reading } from '../reading.ts'
import { orNothing } from '../words.ts'

/** A re-acceptance says so, and what became of what did not hold up; nothing in the first round. */
export function roundBlocks({ snapshot }: Reading): readonly Block[] {
  const { round, previousRound } = snapshot.opinion
  if (previousRound === null) return []
  const late =
    previousRound.lateReason === null
      ? ''
      : `本轮在整改期限届满后开展，理由：${withoutStop(previousRound.lateReason)}。`
  const due =
    previousRound.rectificationDueOn === null
      ? ''
      : `，整改期限至${chineseDate(previousRound.rectificationDueOn)}`
  return [
    heading(1, `复验说明（第${round}轮）`),
    paragraph(
      `本报告为第${round}轮复验的评测报告。第${previousRound.round}轮于${chineseDate(previousRound.concludedOn)}作出限期整改结论${due}。${late}本轮对上一轮未通过的各项逐一复核，其余沿用上一轮的记录。`,
    ),
    tableOr(
      '上一轮没有留下须复核的记录。',
      '须复核事项及复核情况',
      [
        ['须复核事项', 5],
        ['复核后', 2, 'center'],
        ['复核说明', 5],
      ],
      (snapshot.rechecked ?? []).map((one) => [one.title, outcome(one), orNothing(one.note)]),
    ),
  ]
}

function outcome({ state, isStillFailing }: Rechecked): string {
  if (state === 'removed') return '已撤下'
  return isStillFailing ? '仍未通过' : '符合要求'
}
