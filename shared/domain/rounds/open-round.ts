import type { Workspace } from '../task/workspace.ts'
import { standingOpinion } from './standing.ts'

/** More rounds than this are a mistake, not a re-acceptance. */
const MOST_ROUNDS = 20

export type OpenRound =
  | { readonly ok: true; readonly nextRound: number; readonly isLate: boolean }
  /** A Chinese sentence that says what has to come first. */
  | { readonly ok: false; readonly message: string }

/**
 * Whether a re-acceptance (复验) can begin: the present round ended in a signed 整改.
 *
 * 第四章（五）1(4): the enterprise may apply again within the deadline. After it a written reason is
 * needed and the round is marked as late.
 *
 * @param today local calendar date
 */
export function canOpenRound(workspace: Workspace, today: string): OpenRound {
  const { round } = workspace.summary
  const standing = standingOpinion(workspace)
  if (!standing) return no('本轮验收意见还没有定稿，不能开始下一轮复验。')
  if (standing.conclusion !== 'rectify') return no('本轮结论不是整改，不需要复验。')
  if (standing.pdfSha256 === null) return no('本轮验收意见还没有签完字，签完后才能开始下一轮复验。')
  if (round >= MOST_ROUNDS) return no(`已到第 ${round} 轮，不能再开始新一轮复验。`)
  const dueOn = workspace.summary.rectificationDueOn
  return { ok: true, nextRound: round + 1, isLate: dueOn !== null && today > dueOn }
}

function no(message: string): OpenRound {
  return { ok: false, message }
}
