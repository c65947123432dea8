import { hasDisplay } from '../runtime/display.ts'
import { repoRoot } from '../runtime/paths.ts'
import { ensureRuntime, runtimeEnv } from '../runtime/runtime.ts'
import { progress } from '../runtime/setup-error.ts'
import { isRoot, run } from '../runtime/shell.ts'
import { buildApp } from './build-app.ts'
import { command } from './command.ts'
import { runWithDisplay } from './with-display.ts'

/** `npm start`: the app where there is a display, otherwise a walk through it on a virtual screen. */
await command(async () => {
  const args = process.argv.slice(2)
  const runtime = await ensureRuntime(
    hasDisplay() ? ['window'] : ['window', 'headless', 'pdf-tools'],
  )
  await buildApp()
  const env = runtimeEnv(runtime)
  if (!hasDisplay()) {
    progress(
      '没有显示器，改为自动走查 / No display: walking through the app on a virtual screen ...',
    )
    return runWithDisplay(process.execPath, ['test/walk/main.ts', ...args], env)
  }
  const sandbox = process.platform === 'linux' && isRoot() ? ['--no-sandbox'] : []
  const wayland = env['WAYLAND_DISPLAY'] && !env['DISPLAY'] ? ['--ozone-platform=wayland'] : []
  return run(runtime.executablePath, [...sandbox, ...wayland, repoRoot, ...args], { env })
})
