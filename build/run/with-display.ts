import { hasDisplay } from '../runtime/display.ts'
import { run } from '../runtime/shell.ts'
import { startVirtualScreen } from '../runtime/virtual-screen.ts'

/** Runs a command that opens windows: directly, or on a virtual screen where there is no display. */
export async function runWithDisplay(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<number> {
  if (hasDisplay(env)) return run(command, args, { env })
  const { display, close } = await startVirtualScreen()
  return run(command, args, { env: { ...env, DISPLAY: display } }).finally(close)
}
