import type { Call } from '../../../electron/core/dispatch.ts'
import { playTask } from '../../../electron/core/play/play-task.ts'
import { aPreparedTask, samplesFolder } from '../../helpers/core.ts'

/** A core with two signed tasks, for batches. */
export async function twoSignedTasks() {
  const test = await aPreparedTask('two-signed', async (call, taskId) => {
    await playTask(call, taskId, samplesFolder)
    await playTask(call, (await nextTo(call, taskId)).id, samplesFolder)
  })
  return { ...test, second: await nextTo(test.call, test.taskId) }
}

async function nextTo(call: Call, taskId: string) {
  const other = (await call('task.list', {})).find(({ id }) => id !== taskId)
  if (!other) throw new Error('there are more samples')
  return other
}
