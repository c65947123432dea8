import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureRuntime, runtimeEnv, type Runtime } from '../runtime/runtime.ts'
import { SetupError, explain } from '../runtime/setup-error.ts'
import { run } from '../runtime/shell.ts'
import { buildApp } from './build-app.ts'
import { command } from './command.ts'
import { playwright, vitest } from './runners.ts'
import {
  add,
  readPlaywrightReport,
  readVitestReport,
  settle,
  sumLine,
  type Counts,
} from './test-counts.ts'
import { testNeeds } from './test-needs.ts'

/** `npm test`: all unit tests, then the whole app; the last line sums up both. */
await command(async () => {
  const reports = await mkdtemp(join(tmpdir(), 'smedt-reports-'))
  const runtime = await attempt(() => ensureRuntime(testNeeds()))
  const unit = await counted('vitest', () => unitTests(join(reports, 'unit.json'), runtime))
  const e2e = await counted('playwright', () => e2eTests(join(reports, 'e2e.json'), runtime))
  await rm(reports, { recursive: true, force: true })
  const sum = add(unit, e2e)
  process.stdout.write(`${sumLine(sum)}\n`)
  return sum.failed > 0 ? 1 : 0
})

async function unitTests(report: string, runtime: Runtime | undefined): Promise<Counts> {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const env = runtime ? runtimeEnv(runtime) : process.env
  const code = await run(process.execPath, [...vitest, ...reporters], { env })
  return settle(readVitestReport(report), code)
}

async function e2eTests(report: string, runtime: Runtime | undefined): Promise<Counts> {
  if (!runtime)
    throw new SetupError(
      '没有可用的 Electron / No Electron to test with; see the first message above.',
    )
  await buildApp()
  const env = { ...runtimeEnv(runtime), PLAYWRIGHT_JSON_OUTPUT_FILE: report }
  const args = [...playwright, '--reporter=list,json']
  const code = await run(process.execPath, args, { env })
  return settle(readPlaywrightReport(report), code)
}

/** Anything that keeps a runner from reporting counts as one failure. */
async function counted(name: string, body: () => Promise<Counts>): Promise<Counts> {
  const counts = await attempt(body)
  if (!counts || counts.passed + counts.failed === 0 || counts.failed > 0) {
    process.stderr.write(`${name}: ${counts ? sumLine(counts) : 'did not run'}\n`)
  }
  return counts ?? { passed: 0, failed: 1, skipped: 0 }
}

async function attempt<T>(body: () => Promise<T>): Promise<T | undefined> {
  try {
    return await body()
  } catch (error) {
    process.stderr.write(`${explain(error)}\n`)
    return undefined
  }
}
