import { onTestFinished } from 'vitest'
import type { Core, CoreOptions } from '../../electron/core/core.ts'
import { createCall, type Call } from '../../electron/core/dispatch.ts'
import { playTask } from '../../electron/core/play/play-task.ts'
import type { Workspace } from '../../shared/domain/task/workspace.ts'
import { AppError, type AppErrorInfo } from '../../shared/errors.ts'
import { aFolder } from './folder.ts'
import { openCore, samplesFolder } from './open-core.ts'

export { samplesFolder, testKey } from './open-core.ts'

export type TestCore = { readonly core: Core; readonly call: Call; readonly folder: string }

/** A real core on a real data folder; closed with the test. */
export async function aCore(options: Partial<CoreOptions> = {}): Promise<TestCore> {
  const folder = options.dataFolder ?? (await aFolder())
  const core = await openCore({ ...options, dataFolder: folder })
  onTestFinished(core.close)
  return { core, call: createCall(core.dispatch), folder }
}

/** A core with the sample tasks, and the workspace of the first of them. */
export async function aCoreWithTask(
  options: Partial<CoreOptions> = {},
): Promise<TestCore & { readonly taskId: string; readonly workspace: Workspace }> {
  const test = await aCore(options)
  const { imported } = await test.call('task.importSamples', {})
  const [task] = imported
  if (!task) throw new Error('there are sample tasks')
  const workspace = await test.call('task.get', { taskId: task.id })
  return { ...test, taskId: task.id, workspace }
}

/** Plays a task to its signed opinion. */
export async function aSignedTask(options: Partial<CoreOptions> = {}) {
  const test = await aCoreWithTask(options)
  await playTask(test.call, test.taskId, samplesFolder)
  return test
}

/** Acts as the leader or as the n-th member of the panel. */
export async function actAs(
  {
    call,
    taskId,
    workspace,
  }: { readonly call: Call; readonly taskId: string; readonly workspace: Workspace },
  who: 'leader' | number,
): Promise<string> {
  const { experts } = workspace.package.panel
  const members = experts.filter(({ role }) => role === 'member')
  const expert = who === 'leader' ? experts.find(({ role }) => role === 'leader') : members[who]
  if (!expert) throw new Error(`the panel has no ${who}`)
  await call('task.chooseExpert', { taskId, expertId: expert.id })
  return expert.id
}

/** What a call is refused with. */
export async function refusal(work: Promise<unknown>): Promise<AppErrorInfo> {
  try {
    await work
  } catch (error) {
    if (error instanceof AppError) return error.info
    throw error
  }
  throw new Error('expected a refusal, but the call went through')
}
