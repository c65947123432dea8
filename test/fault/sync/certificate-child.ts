import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { createCall } from '../../../electron/core/dispatch.ts'
import { openCore } from '../../helpers/open-core.ts'
import { isIdle, untilSync } from '../../helpers/sync-state.ts'
import { SAMPLE_ENROLMENT_CODE, SAMPLE_PASSWORD } from '../../platform/samples.ts'

/**
 * Sends what waits to a platform over HTTPS, after others have stood in its place at the same address:
 * `node certificate-child.ts <folder> <address> <other address>...`, with `NODE_EXTRA_CA_CERTS`.
 *
 * Prints as JSON what it met with each of the others, and how it ended.
 */
const [dataFolder = '', platformAt = '', ...others] = process.argv.slice(2)

const sockets = new Set<Socket>()
let behind = platformAt
const line = createServer((socket) => {
  const { hostname, port } = new URL(behind)
  const there = connect(Number(port), hostname)
  for (const end of [socket, there]) {
    sockets.add(end)
    // The other end hears of it.
    end.on('error', () => undefined)
    end.on('close', () => sockets.delete(end))
  }
  socket.pipe(there).pipe(socket)
})
await new Promise<void>((resolve) => line.listen(0, '127.0.0.1', resolve))
const platformUrl = `https://127.0.0.1:${(line.address() as AddressInfo).port}`

/** Nobody keeps a connection to who stood there before. */
function putBehind(url: string): void {
  behind = url
  for (const socket of sockets) socket.destroy()
}

const core = await openCore({ dataFolder })
const call = createCall(core.dispatch)
await call('app.saveSettings', { platformUrl })
await call('sync.register', { enrolmentCode: SAMPLE_ENROLMENT_CODE, name: '一号笔记本' })
await call('sync.signIn', { account: 'expert1', password: SAMPLE_PASSWORD })

const met = []
for (const url of others) {
  putBehind(url)
  await call('sync.start', { taskIds: null })
  // What was cut by the change may be met first.
  const { problem, items } = await untilSync(
    call,
    (state) => state.phase === 'waiting' && state.problem?.reason !== 'offline',
  )
  met.push({ problem, statuses: items.map(({ status }) => status) })
  await call('sync.cancel', { revisionId: null })
}
putBehind(platformAt)
await call('sync.start', { taskIds: null })
const { problem, items } = await untilSync(call, isIdle)
const statuses = items.map(({ status }) => status)
process.stdout.write(JSON.stringify({ met, problem, statuses }))
core.close()
line.close()
putBehind('')
