import { ensureRuntime, runtimeEnv } from '../runtime/runtime.ts'
import { buildApp } from './build-app.ts'
import { command } from './command.ts'
import { playwright } from './runners.ts'
import { testNeeds } from './test-needs.ts'
import { runWithDisplay } from './with-display.ts'

/** `npm run e2e -- <Playwright's own arguments>` */
await command(async () => {
  const runtime = await ensureRuntime(testNeeds())
  await buildApp()
  const args = [...playwright, ...process.argv.slice(2)]
  return runWithDisplay(process.execPath, args, runtimeEnv(runtime))
})
