import { onTestFinished } from 'vitest'
import type { Core, CoreOptions } from '../../electron/core/core.ts'
import { createCall, type Call } from '../../electron/core/dispatch.ts'
import { playTask } from '../../electron/core/play/play-task.ts'
import type { Workspace } from '../../shared/domain/task/workspace.ts'
import { AppError, type AppErrorInfo } from '../../shared/errors.ts'
import { aFolder } from './folder.ts'
import { openCore, samplesFolder } from './open-core.ts'
import { copyPrepared } from './prepared-folders.ts'

export { samplesFolder, testKey } from './open-core.ts'

export type TestCore = { readonly core: Core; readonly call: Call; readonly folder: string }

/** A real core on a real data folder; closed with the test. */
export async function aCore(options: Partial<CoreOptions> = {}): Promise<TestCore> {
  const folder = options.dataFolder ?? (await aFolder())
  const core = await openCore({ ...options, dataFolder: folder })
  onTestFinished(core.close)
  return { core, call: createCall(core.dispatch), folder }
}

export type TaskCore = TestCore & { readonly taskId: string; readonly workspace: Workspace }

/** A core with the sample tasks, and the workspace of the first of them. */
export async function aCoreWithTask(options: Partial<CoreOptions> = {}): Promise<TaskCore> {
  return leavesNoTrace(options)
    ? aPreparedTask('imported', () => Promise.resolve(), options)
    : withWorkspace(await aCore(options), importFirst)
}

/** A core with the sample tasks, of which the first is played to its signed opinion. */
export async function aSignedTask(options: Partial<CoreOptions> = {}): Promise<TaskCore> {
  if (leavesNoTrace(options)) return aPreparedTask('signed', playSample, options)
  return withWorkspace(await aCore(options), async (call) => {
    const taskId = await importFirst(call)
    await playSample(call, taskId)
    return taskId
  })
}

/**
 * A core on a copy of a data folder whose first sample task was prepared once a run.
 *
 * @param name names the preparation: the same for the same work
 * @param options what the copy is opened with; the preparation knows nothing of it
 */
export async function aPreparedTask(
  name: string,
  prepare: (call: Call, taskId: string) => Promise<void>,
  options: Partial<CoreOptions> = {},
): Promise<TaskCore> {
  const dataFolder = options.dataFolder ?? (await aFolder())
  await copyPrepared(name, dataFolder, async (folder) => {
    const core = await openCore({ dataFolder: folder })
    const call = createCall(core.dispatch)
    await prepare(call, await importFirst(call))
    core.close()
  })
  return withWorkspace(await aCore({ ...options, dataFolder }), async (call) => {
    const [first] = await call('task.list', {})
    return first?.id ?? ''
  })
}

/** Whether the data folder is the same with these options as without; else it is made anew. */
const leavesNoTrace = (options: Partial<CoreOptions>): boolean =>
  Object.keys(options).every((name) => ['emit', 'log', 'fetch', 'resumesSync'].includes(name))

const playSample = (call: Call, taskId: string) => playTask(call, taskId, samplesFolder)

async function importFirst(call: Call): Promise<string> {
  const { imported } = await call('task.importSamples', {})
  const [task] = imported
  if (!task) throw new Error('there are sample tasks')
  return task.id
}

async function withWorkspace(
  test: TestCore,
  taskOf: (call: Call) => Promise<string>,
): Promise<TaskCore> {
  const taskId = await taskOf(test.call)
  return { ...test, taskId, workspace: await test.call('task.get', { taskId }) }
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
