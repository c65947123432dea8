import type { Expert } from '../../formats/task-package.ts'
import type { Conclusion } from '../opinion/conclusion.ts'
import type { RecordIndex } from '../record/read.ts'
import { presentExperts } from './attendance.ts'

/** One present expert's vote on the conclusion as it stands; null where it is still to be cast. */
export type CastVote = {
  readonly expert: Expert
  readonly vote: 'agree' | 'disagree' | null
  /** The member's own words; empty with an agreement. */
  readonly dissent: string
  /** What was voted on before, where the conclusion has changed since. */
  readonly outdated: Conclusion | null
}

export function votesOn(
  records: RecordIndex,
  experts: readonly Expert[],
  conclusion: Conclusion,
): readonly CastVote[] {
  return presentExperts(records, experts).map((expert) => {
    const body = records.body('vote', expert.id)
    const vote = body.vote ?? null
    const isCurrent = vote !== null && body.conclusion === conclusion
    return {
      expert,
      vote: isCurrent ? vote : null,
      dissent: isCurrent && vote === 'disagree' ? (body.dissent ?? '').trim() : '',
      outdated: vote !== null && !isCurrent ? (body.conclusion ?? null) : null,
    }
  })
}

export type VoteCount = { readonly agree: number; readonly disagree: number; readonly open: number }

export function countVotes(votes: readonly CastVote[]): VoteCount {
  const count = (vote: CastVote['vote']) => votes.filter((one) => one.vote === vote).length
  return { agree: count('agree'), disagree: count('disagree'), open: count(null) }
}
