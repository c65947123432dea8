import { createCall } from '../../../electron/core/dispatch.ts'
import { openCore } from '../../helpers/open-core.ts'
import { isIdle, untilSync } from '../../helpers/sync-state.ts'
import { SAMPLE_ENROLMENT_CODE, SAMPLE_PASSWORD } from '../../platform/samples.ts'

/**
 * Sends what waits to a platform over HTTPS, and tries it under other addresses before: `node
 * certificate-child.ts <folder> <address> <other address>...`, with `NODE_EXTRA_CA_CERTS`.
 *
 * Prints as JSON what it met at each of the others, and how it ended.
 */
const [dataFolder = '', platformUrl = '', ...others] = process.argv.slice(2)
const core = await openCore({ dataFolder })
const call = createCall(core.dispatch)
await call('app.saveSettings', { platformUrl })
await call('sync.register', { enrolmentCode: SAMPLE_ENROLMENT_CODE, name: '一号笔记本' })
await call('sync.signIn', { account: 'expert1', password: SAMPLE_PASSWORD })

const met = []
for (const url of others) {
  await call('app.saveSettings', { platformUrl: url })
  await call('sync.start', { taskIds: null })
  const { problem, items } = await untilSync(call, ({ phase }) => phase === 'waiting')
  met.push({ problem, statuses: items.map(({ status }) => status) })
  await call('sync.cancel', { revisionId: null })
}
await call('app.saveSettings', { platformUrl })
await call('sync.start', { taskIds: null })
const { problem, items } = await untilSync(call, isIdle)
const statuses = items.map(({ status }) => status)
process.stdout.write(JSON.stringify({ met, problem, statuses }))
core.close()
