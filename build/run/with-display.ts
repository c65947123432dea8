import { hasDisplay } from '../runtime/display.ts'
import { run } from '../runtime/shell.ts'

const screen = '-screen 0 1440x900x24'

/** Runs a command that opens windows: directly, or on a virtual screen where there is no display. */
export function runWithDisplay(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<number> {
  if (hasDisplay(env)) return run(command, args, { env })
  return run('xvfb-run', ['-a', '-s', screen, command, ...args], {
    env,
    whenMissing: 'Install Xvfb (package xvfb or xorg-x11-server-Xvfb) or set DISPLAY.',
  })
}
