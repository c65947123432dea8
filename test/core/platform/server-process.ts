import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { onTestFinished } from 'vitest'
import type { PlatformOptions } from '../../platform/platform.ts'
import { temporaryFolder } from '../sync/kit.ts'

const MAIN = resolve(import.meta.dirname, '../../platform/main.ts')

export type ServerProcess = {
  readonly url: string
  /** SIGKILL: no time for anything. */
  readonly kill: () => Promise<void>
}

/** The reference platform as a process of its own, as it is started from a shell. */
export async function aServerProcess(
  { database, files }: Pick<PlatformOptions, 'database' | 'files'>,
  flags: readonly string[] = [],
): Promise<ServerProcess> {
  const where = [
    ...['--port', '0', '--data', temporaryFolder()],
    ...(database === undefined ? [] : ['--database', database]),
    ...(files === undefined ? [] : ['--files', files]),
  ]
  const server = spawn(process.execPath, [MAIN, ...where, ...flags], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  server.stderr.on('data', (text: Buffer) => {
    said += text.toString()
  })
  const ended = new Promise<void>((done) => {
    server.once('exit', () => done())
  })
  const kill = async (): Promise<void> => {
    server.kill('SIGKILL')
    await ended
  }
  onTestFinished(kill)
  for await (const line of createInterface(server.stdout)) {
    const url = /^platform ready (\S+)$/.exec(line)?.[1]
    if (url !== undefined) return { url, kill }
  }
  throw new Error(`the server did not start: ${said}`)
}
