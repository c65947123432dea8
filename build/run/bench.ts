import { ensureRuntime, runtimeEnv } from '../runtime/runtime.ts'
import { buildApp } from './build-app.ts'
import { command } from './command.ts'
import { testNeeds } from './test-needs.ts'
import { runWithDisplay } from './with-display.ts'

/** `npm run bench` */
await command(async () => {
  const runtime = await ensureRuntime(testNeeds())
  await buildApp()
  // Node's V8 collects garbage with every few chunks of a file, which Electron's does not.
  const flags = ['--external-memory-accounted-in-global-limit', '--initial-old-space-size=256']
  const args = [...flags, 'test/bench/main.ts', ...process.argv.slice(2)]
  return runWithDisplay(process.execPath, args, runtimeEnv(runtime))
})
