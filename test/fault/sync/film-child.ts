import { createCall } from '../../../electron/core/dispatch.ts'
import { listHeldReceipts } from '../../../electron/core/received/kept-receipts.ts'
import type { SyncState } from '../../../shared/ipc/contract.ts'
import { growthOf } from '../../helpers/memory.ts'
import { openCore } from '../../helpers/open-core.ts'

/**
 * Sends what waits in a data folder to its end, with nobody doing anything: `node film-child.ts <folder>`.
 *
 * Prints as JSON by how many MB this process grew, what the screen would have asked of somebody
 * meanwhile, and how it ended.
 */
const [dataFolder = ''] = process.argv.slice(2)
const core = await openCore({ dataFolder })
const call = createCall(core.dispatch)
const LOOK_EVERY_MS = 100

const asked = new Set<string>()
let waits = 0
const { value, grownMb } = await growthOf(async () => {
  await call('sync.start', { taskIds: null })
  for (let isWaiting = false; ;) {
    const state = await call('sync.state', {})
    for (const { isPassing, message } of problemsOf(state)) if (!isPassing) asked.add(message)
    if (state.phase === 'waiting' && !isWaiting) waits += 1
    isWaiting = state.phase === 'waiting'
    if (state.phase === 'idle') return state
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
  }
})

function problemsOf({ problem, items }: SyncState) {
  return [problem, ...items.map((item) => item.problem)].filter((one) => one !== null)
}

process.stdout.write(
  JSON.stringify({
    grownMb,
    waits,
    asked: [...asked],
    problem: value.problem,
    statuses: value.items.map(({ status }) => status),
    history: await call('sync.history', {}),
    receipts: listHeldReceipts(core.context.db).map(({ receipt }) => receipt),
  }),
)
core.close()
