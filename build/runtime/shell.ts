import { spawn } from 'node:child_process'
import { repoRoot } from './paths.ts'
import { SetupError } from './setup-error.ts'

export type RunOptions = {
  readonly cwd?: string
  readonly env?: NodeJS.ProcessEnv
  /** What to say when the command itself is not installed. */
  readonly whenMissing?: string
  /** Send the command's stdout to our stderr, for steps that are not the command's own output. */
  readonly quietStdout?: boolean
}

/** Runs a command with live output and answers its exit code (1 when a signal ended it). */
export function run(
  command: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<number> {
  const child = spawn(command, args, {
    cwd: options.cwd ?? repoRoot,
    env: options.env ?? process.env,
    stdio: options.quietStdout ? ['inherit', process.stderr, 'inherit'] : 'inherit',
  })
  // Ctrl-C reaches the child from the terminal itself; we only outlive it to report its exit.
  const outlive = () => undefined
  const forward = () => child.kill('SIGTERM')
  process.on('SIGINT', outlive).on('SIGTERM', forward)
  return new Promise<number>((resolve, reject) => {
    child.once('error', (error) => reject(notStarted(command, error, options.whenMissing)))
    child.once('close', (code) => resolve(code ?? 1))
  }).finally(() => process.off('SIGINT', outlive).off('SIGTERM', forward))
}

export type Captured = { readonly code: number; readonly stdout: string; readonly stderr: string }

/** Runs a command and keeps its output. A command that is not installed answers code 127. */
export function capture(
  command: string,
  args: readonly string[],
  options: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv; timeoutMs?: number } = {},
): Promise<Captured> {
  const child = spawn(command, args, {
    cwd: options.cwd ?? repoRoot,
    env: options.env ?? process.env,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: options.timeoutMs,
  })
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: 127, stdout, stderr: error.message }))
    child.once('close', (code) => resolve({ code: code ?? 1, stdout, stderr }))
  })
}

export function isRoot(): boolean {
  return process.getuid?.() === 0
}

export function notStarted(command: string, error: Error, whenMissing?: string): SetupError {
  const reason = whenMissing ?? `Install "${command}" and try again.`
  return new SetupError(`无法运行 / Cannot run ${command}: ${error.message}. ${reason}`, {
    cause: error,
  })
}
