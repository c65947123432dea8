import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { electronPath, READY_LINE, sandboxArgs, writeBareApp } from './bare-app.ts'
import { summarize, takePairs } from './pairs.ts'
import type { Bench } from './row.ts'
import { aSampleFolder, TASK_ROW } from './sample-core.ts'

const PATIENCE_MS = 30_000
const root = resolve(import.meta.dirname, '../..')

/**
 * Loaded into the app before it starts; says when a task's row was painted.
 *
 * A driver such as Playwright would hold every start for its own handshake, which makes any app look
 * nearly as fast as an empty window.
 */
const probe = `
const { app } = require('electron')
const rowIsPainted = \`new Promise((resolve) => {
  const look = () => {
    const row = document.querySelector('${TASK_ROW}')
    if (!row || row.getClientRects().length === 0) return false
    requestAnimationFrame(() => requestAnimationFrame(resolve))
    return true
  }
  if (look()) return
  const observer = new MutationObserver(() => look() && observer.disconnect())
  observer.observe(document, { childList: true, subtree: true })
})\`
app.on('web-contents-created', (_event, contents) => {
  contents.once('dom-ready', () => {
    contents.executeJavaScript(rowIsPainted).then(() => process.stdout.write('${READY_LINE}\\n'))
  })
})
`

/** A fresh process each time; the files are in the system's cache, as after the first start of a day. */
export const start: Bench = {
  name: 'start',
  run: async (folder) => {
    const data = join(folder, 'data')
    await aSampleFolder(data)
    const bare = join(folder, 'bare')
    await writeBareApp(bare)
    const probeFile = join(folder, 'probe.cjs')
    await writeFile(probeFile, probe)
    const pairs = await takePairs({
      pairs: 7,
      warmUps: 1,
      ours: () => timeToReady(['-r', probeFile, root], { SMEDT_DATA_DIR: data }),
      other: () => timeToReady([bare], {}),
    })
    return [
      {
        title: 'cold start to usable task list',
        against: 'bare Electron window',
        summary: summarize(pairs),
        note: 'spawn to first task row painted : spawn to did-finish-load',
      },
    ]
  },
}

async function timeToReady(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const startedAt = performance.now()
  const app = spawn(electronPath(), [...sandboxArgs, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const exited = once(app, 'exit')
  const giveUp = setTimeout(() => app.kill('SIGKILL'), PATIENCE_MS)
  const errors: string[] = []
  app.stderr.on('data', (data) => errors.push(String(data)))
  for await (const line of createInterface(app.stdout)) {
    if (line !== READY_LINE) continue
    const elapsed = performance.now() - startedAt
    app.kill()
    await exited
    clearTimeout(giveUp)
    return elapsed
  }
  clearTimeout(giveUp)
  throw new Error(`the app ended before it was ready\n${errors.join('')}`)
}
