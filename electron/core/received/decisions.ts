import type { OpinionRow } from '../../../db/queries/opinions.ts'
import { listDecisions } from '../../../db/queries/platform-news.ts'
import type { Db } from '../../../db/open.ts'
import {
  decisionPayloadSchema,
  type DecisionPayload,
  type Signed,
} from '../../../shared/formats/platform-api.ts'

export type KeptDecision = { readonly signed: Signed; readonly payload: DecisionPayload }

/** What the county bureau decided on this very record, the latest first. */
export function decisionsOn(
  db: Db,
  { taskId, snapshotSha256 }: Pick<OpinionRow, 'taskId' | 'snapshotSha256'>,
): readonly KeptDecision[] {
  return listDecisions(db)
    .filter((row) => row.taskId === taskId)
    .map(({ payload, signature }) => ({
      signed: { payload, signature },
      // Checked when it came in, and stored as it was signed.
      payload: decisionPayloadSchema.parse(JSON.parse(payload)),
    }))
    .filter(({ payload }) => payload.recordSha256 === snapshotSha256)
}
