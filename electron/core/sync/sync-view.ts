import { findCarriedFacts } from '../../../db/queries/carried.ts'
import { findDevice, findSession, listOtherOrigins } from '../../../db/queries/platform-access.ts'
import { listTaskNotices, listDecisions } from '../../../db/queries/platform-news.ts'
import { findReceipt, countUnsent, listUploads } from '../../../db/queries/uploads.ts'
import { listOutbox } from '../../../db/queries/opinions.ts'
import { listTaskSummaries } from '../../../db/queries/tasks.ts'
import {
  clockFindingText,
  clockWarning,
  isBehind,
  needsPerson,
} from '../../../shared/domain/sync/index.ts'
import type { EngineState, Fault, OutboxItem } from '../../../shared/domain/sync/index.ts'
import type { TaskSummary, Upload } from '../../../shared/domain/task/workspace.ts'
import { decisionPayloadSchema } from '../../../shared/formats/platform-api.ts'
import type {
  BureauDecision,
  SyncItem,
  SyncProblem,
  SyncState,
  TaskNotice,
} from '../../../shared/ipc/sync-outputs.ts'
import { findClockFinding } from '../clock.ts'
import type { Context } from '../context.ts'
import { faultText } from './fault-of-error.ts'
import type { SyncDriver } from './sync-driver.ts'
import { findBandwidth, isAutomatic, platformOrigin, platformUrl } from './sync-settings.ts'

/** The sync centre as it is shown. */
export function syncState(context: Context, driver: SyncDriver): SyncState {
  const { db } = context
  const engine = driver.engine()
  const { run, items } = engine
  const clockAheadMs = driver.live.clockAheadMs()
  const clock = findClockFinding(context)
  const tasks = new Map(listTaskSummaries(db).map((task) => [task.id, task]))
  return {
    phase: run.phase,
    problem: toProblem('fault' in run ? run.fault : null),
    retryAt: run.phase === 'waiting' ? toWallClock(context, run.untilMs) : null,
    platformUrl: platformUrl(db),
    ...accessHere(context),
    clockAheadMs,
    clockWarning: clockWarning(clockAheadMs) ?? (clock && clockFindingText(clock)),
    isAutomatic: isAutomatic(db),
    bandwidthLimit: findBandwidth(db),
    items: syncItems(context, driver, engine, tasks),
    notices: taskNotices(context, tasks),
    decisions: decisions(context),
    progress: driver.live.progress(items),
    unsentCount: countUnsent(db),
  }
}

/** Who this device is to the platform at the address in force. */
function accessHere({ db }: Context): Pick<SyncState, 'device' | 'account' | 'otherOrigins'> {
  const origin = platformOrigin(db) ?? ''
  const { name, institution } = findDevice(db, origin) ?? {}
  const session = findSession(db, origin)
  return {
    device: name && institution ? { name, institution } : null,
    account: session ? { account: session.account, name: session.name } : null,
    otherOrigins: listOtherOrigins(db, origin),
  }
}

type Tasks = ReadonlyMap<string, TaskSummary>

function syncItems(
  context: Context,
  driver: SyncDriver,
  { items }: EngineState,
  tasks: Tasks,
): readonly SyncItem[] {
  const { db } = context
  const uploads = new Map(listUploads(db).map((upload) => [upload.revisionId, upload]))
  const rounds = new Map(listOutbox(db).map(({ revisionId, round }) => [revisionId, round]))
  return scansUnderTheirOpinion(items).flatMap((item): readonly SyncItem[] => {
    const about = aboutItem(
      db,
      item,
      tasks.get(item.taskId),
      uploads.get(item.id),
      rounds.get(item.id) ?? 1,
    )
    if (!about) return []
    return [
      {
        ...about,
        revisionId: item.id,
        taskId: item.taskId,
        revision: item.revision,
        status: item.state.status,
        isChosen: item.isChosen,
        isBehind: isBehind(items, item),
        isGone:
          item.priorReceipt !== null ||
          (item.state.status === 'confirmed' && item.state.standing === 'gone'),
        problem: toProblem('fault' in item.state ? item.state.fault : null),
        attempts: item.attempts,
        retryAt: retryAt(context, item),
        ...driver.live.measure(item),
      },
    ]
  })
}

/** They go out after all opinions, and are read beside their own. */
function scansUnderTheirOpinion(items: readonly OutboxItem[]): readonly OutboxItem[] {
  const ids = new Set(items.map(({ id }) => id))
  const scans = Map.groupBy(items, ({ attachesTo }) => attachesTo)
  return items
    .filter(({ attachesTo }) => attachesTo === null || !ids.has(attachesTo))
    .flatMap((item) => [item, ...(scans.get(item.id) ?? [])])
}

type About = Pick<
  SyncItem,
  'taskNumber' | 'enterprise' | 'round' | 'isCarried' | 'scan' | 'receiptNumber' | 'receivedAt'
>

/** What an item is about; undefined when it was withdrawn meanwhile. */
function aboutItem(
  db: Context['db'],
  { id }: OutboxItem,
  task: TaskSummary | undefined,
  upload: Upload | undefined,
  round: number,
): About | undefined {
  if (task && upload) {
    const { receiptNumber, receivedAt } = upload
    const { number: taskNumber, enterprise } = task
    const about = { taskNumber, enterprise, round, receiptNumber, receivedAt }
    return { ...about, isCarried: false, scan: null }
  }
  const carried = findCarriedFacts(db, id)
  if (!carried) return undefined
  const { enterpriseName: enterprise, isOwn } = carried
  const { taskNumber, round: its, scan, receiptNumber, receivedAt } = carried
  return { taskNumber, enterprise, round: its, isCarried: !isOwn, scan, receiptNumber, receivedAt }
}

function retryAt(context: Context, { state }: OutboxItem): string | null {
  return state.status === 'waiting' ? toWallClock(context, state.untilMs) : null
}

/** For reading only: nothing is timed by it. */
function toWallClock({ now }: Context, untilMs: number): string {
  return new Date(now().getTime() + Math.max(0, untilMs - performance.now())).toISOString()
}

function toProblem(fault: Fault | null): SyncProblem | null {
  if (fault === null) return null
  return { reason: fault.reason, message: faultText(fault), isPassing: !needsPerson(fault) }
}

function taskNotices({ db }: Context, tasks: Tasks): readonly TaskNotice[] {
  return listTaskNotices(db).map(({ packageSha256: _hash, ...notice }) => ({
    ...notice,
    isHere: tasks.has(notice.taskId),
  }))
}

function decisions({ db }: Context): readonly BureauDecision[] {
  return listDecisions(db).map(({ payload }) => {
    const {
      format: _format,
      version: _version,
      decisionId: _id,
      ...decision
    } = decisionPayloadSchema.parse(JSON.parse(payload))
    const { recordSha256, ...shown } = decision
    return { ...shown, isOurs: hasReceiptFor(db, decision.taskId, recordSha256) }
  })
}

function hasReceiptFor(db: Context['db'], taskId: string, recordSha256: string): boolean {
  return listOutbox(db, taskId).some(({ revisionId }) => {
    const receipt = findReceipt(db, revisionId)
    return receipt?.payload.includes(`"recordSha256":"${recordSha256}"`) ?? false
  })
}
