import { ensureRuntime, runtimeEnv } from '../runtime/runtime.ts'
import { run } from '../runtime/shell.ts'
import { buildApp } from './build-app.ts'
import { command } from './command.ts'
import { playwright } from './runners.ts'
import { testNeeds } from './test-needs.ts'

/** `npm run e2e -- <Playwright's own arguments>` */
await command(async () => {
  const runtime = await ensureRuntime(testNeeds())
  await buildApp()
  const args = [...playwright, ...process.argv.slice(2)]
  return run(process.execPath, args, { env: runtimeEnv(runtime) })
})
