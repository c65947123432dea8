import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { notStarted } from './shell.ts'

export type VirtualScreen = {
  /** Its name for `DISPLAY`. */
  readonly display: string
  readonly close: () => void
}

/** Starts a screen in memory, of a small laptop's size and with a number that nothing else has. */
export function startVirtualScreen(): Promise<VirtualScreen> {
  const args = ['-displayfd', '1', '-screen', '0', '1440x900x24', '-nolisten', 'tcp', '-noreset']
  const xvfb = spawn('Xvfb', args, { stdio: ['ignore', 'pipe', 'pipe'] })
  // It also tells of the numbers that are taken: of interest only where it does not start.
  const said = text(xvfb.stderr)
  const close = () => void xvfb.kill()
  process.once('exit', close)
  return new Promise((resolve, reject) => {
    const whenMissing = 'Install Xvfb (package xvfb or xorg-x11-server-Xvfb) or set DISPLAY.'
    xvfb.once('error', (error) => reject(notStarted('Xvfb', error, whenMissing)))
    xvfb.once('exit', () => {
      void said.then((words) => reject(notStarted('Xvfb', new Error(words.trim()))))
    })
    // It writes the number once it takes connections.
    xvfb.stdout.once('data', (number) => resolve({ display: `:${String(number).trim()}`, close }))
  })
}
