import { spawn } from 'node:child_process'
import { join, resolve } from 'node:path'
import { createCall } from '../../../electron/core/dispatch.ts'
import { loadFileKey } from '../../../electron/core/vault/file-key.ts'
import { playTask } from '../../../electron/core/play/play-task.ts'
import { aCore, samplesFolder } from '../../helpers/core.ts'
import { aFolder } from '../../helpers/folder.ts'
import { openCore } from '../../helpers/open-core.ts'
import { copyPrepared, fastStart } from '../../helpers/prepared-folders.ts'

const root = resolve(import.meta.dirname, '../../..')
const main = join(root, 'electron/core/cli/main.ts')

export type Run = { readonly code: number | null; readonly stdout: string; readonly stderr: string }

/** What a command finds around it. */
export type Surroundings = {
  readonly env?: Readonly<Record<string, string>>
  /** Its whole standard input. */
  readonly input?: string
  /** Hears standard error as it comes, and may press Ctrl+C. */
  readonly onStderr?: (text: string, interrupt: () => void) => void
}

/** Runs the real command line as a process of its own. */
export function run(...args: readonly string[]): Promise<Run> {
  return runIn({}, ...args)
}

export function runIn(
  { env: more, input, onStderr }: Surroundings,
  ...args: readonly string[]
): Promise<Run> {
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, [main, ...args], {
      cwd: root,
      env: { ...fastStart(), ...more },
    })
    let stdout = ''
    let stderr = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text
      onStderr?.(stderr, () => child.kill('SIGINT'))
    })
    // It may end before it has read anything.
    child.stdin.on('error', () => undefined)
    if (input !== undefined) child.stdin.end(input)
    child.on('error', failed)
    child.on('close', (code) => done({ code, stdout, stderr }))
  })
}

/** Runs a command with --json; the whole standard output has to be one JSON value. */
export async function runJson(
  ...args: readonly string[]
): Promise<Run & { readonly json: unknown }> {
  const result = await run(...args, '--json')
  return { ...result, json: JSON.parse(result.stdout) as unknown }
}

/** A data folder as the command line keeps it, with the samples, open in this process. */
export async function anOpenFolder() {
  const folder = await aFolder()
  const test = await aCore({ dataFolder: folder, key: await loadFileKey(folder) })
  const { imported } = await test.call('task.importSamples', {})
  const [task] = imported
  if (!task) throw new Error('there are sample tasks')
  return { ...test, taskId: task.id, task }
}

/** The same, closed again, so that a command can have it. */
export async function aFolderWithSamples() {
  const { folder, core, task, taskId } = await anOpenFolder()
  core.close()
  return { folder, task, taskId }
}

/** A closed folder whose first sample is signed. */
export async function aFolderWithSignedTask() {
  const folder = await aFolder()
  await copyPrepared('signed-by-command', folder, async (dataFolder) => {
    const core = await openCore({ dataFolder, key: await loadFileKey(dataFolder) })
    const call = createCall(core.dispatch)
    const [first] = (await call('task.importSamples', {})).imported
    await playTask(call, first?.id ?? '', samplesFolder)
    core.close()
  })
  const { core, call } = await aCore({ dataFolder: folder, key: await loadFileKey(folder) })
  const [task] = await call('task.list', {})
  if (!task) throw new Error('there are sample tasks')
  core.close()
  return { folder, task, taskId: task.id }
}
