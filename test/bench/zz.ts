import { startApp } from '../walk/app.ts'
import { aSampleFolder } from './sample-core.ts'
import { mkdtempSync } from 'node:fs'
const folder = mkdtempSync('/tmp/zz-')
const taskId = await aSampleFolder(folder + '/data')
const { page, close, log } = await startApp(folder + '/data')
await page.waitForTimeout(3000); await page.screenshot({path:'/tmp/zz.png'})
const r = await page.evaluate(async (taskId) => {
  const out: string[] = []
  window.addEventListener('message', (event: MessageEvent) => {
    out.push('msg ' + String(event.data) + ' ' + event.ports.length)
    const [port] = event.ports
    if (event.data !== 'core-port' || !port) return
    event.stopImmediatePropagation()
    port.onmessage = (e) => out.push('GOT ' + JSON.stringify(e.data).slice(0, 150))
    port.addEventListener('close', () => out.push('closed'))
    port.postMessage({ id: 1, channel: 'task.get', input: { taskId } })
    port.postMessage({ id: 2, channel: 'record.save', input: { taskId, kind: 'checkpoint', key: 'C01', changes: { note: 'x' } } })
  }, true)
  window.shell.connect()
  await new Promise((r) => setTimeout(r, 1500))
  return out
}, taskId)
console.log(r, log)
await close()
