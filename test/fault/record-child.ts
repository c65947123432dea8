import { createCall } from '../../electron/core/dispatch.ts'
import { openCore } from '../helpers/open-core.ts'

/**
 * Records until it is killed: `node record-child.ts <folder> <task> <interview>`.
 *
 * Prints the recording's id, then the number of each piece that core acknowledged.
 */
const [dataFolder = '', taskId = '', key = ''] = process.argv.slice(2)
const core = await openCore({ dataFolder })
const call = createCall(core.dispatch)
const { recordingId } = await call('recording.start', {
  taskId,
  kind: 'interview',
  key,
  title: '访谈录音',
  device: '内置麦克风',
})
process.stdout.write(`${recordingId}\n`)

// A child whose parent is gone must not go on for ever.
for (let sequence = 0; sequence < 20_000; sequence++) {
  const bytes = new Uint8Array(20_000).fill(sequence % 251)
  await call('recording.append', { recordingId, sequence, bytes })
  process.stdout.write(`${sequence}\n`)
}
