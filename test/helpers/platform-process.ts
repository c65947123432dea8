import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { onTestFinished } from 'vitest'
import type { Call } from '../../electron/core/dispatch.ts'
import { SAMPLE_ENROLMENT_CODE, SAMPLE_PASSWORD } from '../platform/samples.ts'

export type PlatformProcess = {
  readonly child: ChildProcess
  readonly url: string
  /** What it has printed. */
  readonly lines: readonly string[]
}

/** The reference platform with its samples, as `npm run platform` starts it; killed with the test. */
export async function platformProcess(dataDir: string, port: number): Promise<PlatformProcess> {
  const main = join(import.meta.dirname, '../platform/main.ts')
  const child = spawn(process.execPath, [main, '--port', String(port), '--data', dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  const lines: string[] = []
  const output = createInterface({ input: child.stdout })
  output.on('line', (line) => lines.push(line))
  const [ready] = (await once(output, 'line')) as [string]
  return { child, url: ready.replace('platform ready ', ''), lines }
}

/** Registers the device and signs the first sample's first expert in. */
export async function signInSample(call: Call, platformUrl: string): Promise<void> {
  await call('app.saveSettings', { platformUrl })
  await call('sync.register', { enrolmentCode: SAMPLE_ENROLMENT_CODE, name: '一号笔记本' })
  await call('sync.signIn', { account: 'expert1', password: SAMPLE_PASSWORD })
}
