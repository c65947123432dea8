import { setTimeout as sleep } from 'node:timers/promises'
import { AppError, invalidInput } from '../../../shared/errors.ts'
import type { SyncItem, SyncState } from '../../../shared/ipc/contract.ts'
import type { Call } from '../dispatch.ts'
import { findTask } from './find-task.ts'
import type { Answer } from './run.ts'
import { progressLines, syncAnswer } from './sync-lines.ts'
import type { Patience, SyncOptions } from './sync-options.ts'
import { signInTo } from './sync-sign-in.ts'

const POLL_MS = 200

/**
 * Signs in and runs the engine of synchronisation to its end.
 *
 * An interrupted run is ended, not lost: what the platform holds stays there, and the next run goes
 * on from it. The second Ctrl+C ends the process as usual.
 */
export async function synchronise(call: Call, options: SyncOptions): Promise<Answer> {
  const stop = new AbortController()
  const say = (line: string): void => void process.stderr.write(`${line}\n`)
  const interrupt = (): void => {
    say('正在暂停（再按一次 Ctrl+C 立即结束）')
    stop.abort()
  }
  process.once('SIGINT', interrupt)
  try {
    const patience = { waits: options.wait, signal: stop.signal, say }
    if (options.platform !== undefined) {
      await call('app.saveSettings', { platformUrl: options.platform })
    }
    const taskIds = await chosenTasks(call, options.task)
    const chosen = itemsOf(await call('sync.state', {}), taskIds)
    await signInTo(call, options, patience)
    let end = await runToEnd(call, taskIds, chosen, patience)
    if (end.problem?.reason === 'signed-out') {
      await signInTo(call, options, patience, { isAnew: true })
      end = await runToEnd(call, taskIds, chosen, patience)
    }
    if (stop.signal.aborted && end.phase !== 'idle') {
      say('已暂停。再次运行同一命令会接着上报，已送到的部分不重传。')
    }
    const revisionIds = new Set(chosen.map(({ revisionId }) => revisionId))
    return syncAnswer(end, revisionIds)
  } finally {
    process.removeListener('SIGINT', interrupt)
  }
}

/** Null: every task. Throws where one has nothing to send, before anything is asked of anybody. */
async function chosenTasks(
  call: Call,
  names: readonly string[] | undefined,
): Promise<readonly string[] | null> {
  if (names === undefined) return null
  const { items } = await call('sync.state', {})
  const ids = new Set<string>()
  for (const name of names) {
    const { id, number, enterprise } = await findTask(call, name)
    if (!items.some(({ taskId }) => taskId === id)) {
      throw invalidInput('task', `${enterprise}（${number}）还没有签完字，不能上报。`)
    }
    ids.add(id)
  }
  return [...ids]
}

/** What this run is about: of the named tasks everything, otherwise what no receipt covers yet. */
function itemsOf({ items }: SyncState, taskIds: readonly string[] | null): readonly SyncItem[] {
  return items.filter(({ taskId, status }) =>
    taskIds === null ? status !== 'confirmed' : taskIds.includes(taskId),
  )
}

async function runToEnd(
  call: Call,
  taskIds: readonly string[] | null,
  chosen: readonly SyncItem[],
  { waits, signal, say }: Patience,
): Promise<SyncState> {
  if (signal.aborted) throw new AppError({ code: 'cancelled' })
  await call('sync.start', { taskIds: taskIds && [...taskIds] })
  // Whoever starts the command by hand has mended what they could: the engine alone would not try.
  for (const { revisionId, status } of chosen) {
    if (status === 'set-aside') await call('sync.retry', { revisionId })
  }
  let before: SyncState | null = null
  for (;;) {
    const state: SyncState = await call('sync.state', {})
    for (const line of progressLines(before, state, Date.now())) say(line)
    if (state.phase === 'idle') return state
    if (signal.aborted || (!waits && state.phase === 'waiting')) {
      await call('sync.cancel', { revisionId: null })
      return state
    }
    before = state
    // An interruption is looked at above.
    await sleep(POLL_MS, undefined, { signal }).catch(() => undefined)
  }
}
