import type { OpinionSnapshot } from '../opinion/snapshot.ts'
import type { PreviousRound } from '../task/workspace.ts'
import { failingRecords, type Claim } from './failing.ts'

/** What a round takes along of the one before it, from that round's frozen opinion. */
export function previousRoundOf(
  { opinion, records }: OpinionSnapshot,
  snapshotSha256: string,
  lateReason: string | null,
  claim: Claim,
): PreviousRound {
  return {
    round: opinion.round,
    opinionId: opinion.id,
    revision: opinion.revision,
    snapshotSha256,
    concludedOn: opinion.concludedOn,
    rectificationDueOn: opinion.rectificationDueOn,
    requirements: opinion.requirements,
    lateReason,
    failed: failingRecords(records, claim).map(({ id, kind, key, body, revision }) => ({
      id,
      kind,
      key,
      body,
      revision,
    })),
  }
}
