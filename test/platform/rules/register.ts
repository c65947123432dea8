import { canonicalJson } from '../../../shared/formats/canonical-json.ts'
import type { Submission, SubmissionState } from '../../../shared/formats/platform-api.ts'
import type { Desk } from '../desk.ts'
import { inTransaction } from '../desk.ts'
import { PlatformProblem } from '../problems.ts'
import type { Records } from '../records/schema.ts'
import type { Edition, StoredSubmission } from '../records/submissions.ts'
import {
  findEdition,
  findSubmission,
  insertSubmission,
  latestReceived,
  missingFiles,
} from '../records/submissions.ts'
import { sha256Of } from './digests.ts'
import { readSubmission } from './read-submission.ts'
import { refuseUnlessAssigned } from './assigned.ts'
import { refuseUnattached } from './attached.ts'

export type Registration = { readonly isNew: boolean; readonly state: SubmissionState }

/**
 * Registers a submission, or finds it again by its idempotency key.
 *
 * The database's own uniqueness decides, so any number of parallel retries from any number of servers
 * make one row. `accountId` is null for one that came on a stick. Throws a PlatformProblem.
 */
export async function register(
  desk: Desk,
  body: unknown,
  accountId: string | null,
): Promise<Registration> {
  const submission = readSubmission(body, desk.maxFileBytes)
  const { deviceId: _sender, ...content } = submission
  const contentSha256 = sha256Of(canonicalJson(content))
  return inTransaction(desk, async (records) => {
    const known = await findSubmission(records, { idempotencyKey: submission.idempotencyKey })
    if (known !== undefined && known.accountId === accountId) {
      return foundAgain(records, known, contentSha256)
    }
    if (accountId !== null) await refuseUnlessAssigned(records, submission.taskId, accountId)
    if (known !== undefined) return foundAgain(records, known, contentSha256)
    if (submission.attachesTo === undefined) await refuseStale(records, submission)
    else await refuseUnattached(records, submission)
    const id = desk.newId()
    const registeredAt = desk.now().toISOString()
    const stamp = { id, contentSha256, accountId, registeredAt }
    if (await insertSubmission(records, submission, stamp)) {
      const missing = await missingFiles(records, id)
      return { isNew: true, state: { submissionId: id, missing } }
    }
    const { idempotencyKey } = submission
    const winner = await findSubmission(records, { idempotencyKey })
    if (winner === undefined) throw revisionTaken(submission)
    return foundAgain(records, winner, contentSha256)
  })
}

async function foundAgain(
  records: Records,
  known: StoredSubmission,
  contentSha256: string,
): Promise<Registration> {
  if (known.contentSha256 !== contentSha256) throw keyReused()
  const missing = await missingFiles(records, known.id)
  return { isNew: false, state: { submissionId: known.id, missing } }
}

async function refuseStale(records: Records, submission: Submission): Promise<void> {
  const { taskId, round, revision, idempotencyKey } = submission
  const same = await findEdition(records, { taskId, round, revision })
  if (same === undefined) await refuseSuperseded(records, submission)
  // Its own key: a parallel request was faster, and is found again below.
  else if (same.idempotencyKey !== idempotencyKey) throw revisionTaken(submission)
}

/** Refuses an edition that is older than one that has its receipt. */
export async function refuseSuperseded(
  records: Records,
  { taskId, round, revision }: Edition & { readonly taskId: string },
): Promise<void> {
  const latest = await latestReceived(records, taskId)
  if (latest === undefined) return
  const isOlder = round < latest.round || (round === latest.round && revision < latest.revision)
  if (!isOlder) return
  const words = round === latest.round ? revisionWords : editionWords
  throw new PlatformProblem(
    409,
    'revision-superseded',
    `平台已收到${words(latest)}验收意见，不再接收${words({ round, revision })}。`,
  )
}

function revisionWords({ revision }: Edition): string {
  return `第 ${revision} 版`
}

function editionWords(edition: Edition): string {
  return `第 ${edition.round} 轮${revisionWords(edition)}`
}

function revisionTaken(edition: Edition): PlatformProblem {
  return new PlatformProblem(
    409,
    'revision-taken',
    `本任务${editionWords(edition)}验收意见已由另一台设备或另一次定稿登记。请核对后另起新版再上报。`,
  )
}

function keyReused(): PlatformProblem {
  return new PlatformProblem(
    409,
    'key-reused',
    '同一上报编号此前登记过另一份内容，平台保留先前的一份。请另起新版再上报。',
  )
}
