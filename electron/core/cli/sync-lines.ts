import type { SyncItem, SyncState } from '../../../shared/ipc/contract.ts'
import type { Answer } from './run.ts'

const PHASES: Partial<Readonly<Record<SyncState['phase'], string>>> = {
  'signing-in': '正在登录平台',
  pulling: '正在获取任务和平台意见',
}

/** A line of progress is due at each of these steps. */
const PERCENT_STEP = 10

/** `… 8 秒后再试。` */
export function waitLine(reason: string, ms: number): string {
  return `${reason} ${Math.max(1, Math.ceil(ms / 1000))} 秒后再试，按 Ctrl+C 暂停。`
}

/** What there is to say between two looks at a run. */
export function progressLines(
  before: SyncState | null,
  state: SyncState,
  nowMs: number,
): readonly string[] {
  const phase = state.phase === before?.phase ? undefined : PHASES[state.phase]
  const old = new Map(before?.items.map((item) => [item.revisionId, item]))
  return [
    ...(phase === undefined ? [] : [phase]),
    ...state.items.flatMap((item) => itemLine(old.get(item.revisionId), item)),
    ...waitingLine(before, state, nowMs),
  ]
}

function itemLine(before: SyncItem | undefined, item: SyncItem): readonly string[] {
  if (item.status !== 'sending') return []
  const step = stepOf(item)
  if (before?.status === 'sending' && stepOf(before) === step) return []
  return [`正在上报 ${nameOf(item)}：${step * PERCENT_STEP}%　${item.file ?? ''}`]
}

function stepOf({ sentBytes, totalBytes }: SyncItem): number {
  return totalBytes === 0 ? 0 : Math.floor((sentBytes * 100) / totalBytes / PERCENT_STEP)
}

/** The run waits for one reason, or for the times of single items. */
function waitingLine(before: SyncState | null, state: SyncState, nowMs: number): readonly string[] {
  if (state.phase !== 'waiting' || state.retryAt === null) return []
  if (before?.phase === 'waiting' && before.retryAt !== null) {
    // The time is worked out anew at each look, so that it wavers by some milliseconds.
    if (Math.abs(Date.parse(before.retryAt) - Date.parse(state.retryAt)) < 100) return []
  }
  const reason =
    state.problem?.message ?? state.items.find(({ retryAt }) => retryAt !== null)?.problem?.message
  return [waitLine(reason ?? '', Date.parse(state.retryAt) - nowMs)]
}

/** What became of each chosen revision; good only when every one has its receipt. */
export function syncAnswer(
  { items, problem }: SyncState,
  revisionIds: ReadonlySet<string>,
): Answer {
  const chosen = items.filter(({ revisionId }) => revisionIds.has(revisionId))
  const opinions = chosen.map((item) => ({
    task: item.taskId,
    number: item.taskNumber,
    enterprise: item.enterprise,
    round: item.round,
    revision: item.revision,
    status: item.status,
    receiptNumber: item.receiptNumber,
    error: errorOf(item),
  }))
  const confirmed = chosen.filter(isConfirmed).length
  return {
    json: { confirmed, opinions, problem: problem?.message ?? null },
    lines: [
      ...(chosen.length === 0 ? ['没有待上报的验收意见'] : chosen.map(endLine)),
      ...(problem === null ? [] : [problem.message]),
    ],
    ok: confirmed === chosen.length && problem === null,
  }
}

const isConfirmed = ({ status }: SyncItem): boolean => status === 'confirmed'

function endLine(item: SyncItem): string {
  if (isConfirmed(item)) return `已上报 ${nameOf(item)}，回执 ${item.receiptNumber ?? ''}`
  const error = errorOf(item)
  const state = item.status === 'set-aside' ? '已搁置' : '待上报'
  return `${state} ${nameOf(item)}${error === null ? '' : `：${error}`}`
}

/** Its own reason; null also where the whole run has one. */
function errorOf({ problem, isBehind, scan }: SyncItem): string | null {
  if (problem !== null) return problem.message
  if (!isBehind) return null
  return scan === null
    ? '这项任务的前一版还没有收到回执，这一版要等它。'
    : '所属的验收意见还没有收到回执，扫描件要等它。'
}

function nameOf({ enterprise, revision, scan }: SyncItem): string {
  return `${enterprise} 第 ${revision} 版${scan === null ? '' : `的盖章扫描件“${scan}”`}`
}
