import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import Database from 'better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import { aFaultProxy } from '../../helpers/fault-proxy.ts'
import { aCoreWithOpinions } from '../../helpers/many-opinions.ts'
import { isIdle, untilSync } from '../../helpers/sync.ts'
import { SAMPLE_ENROLMENT_CODE, SAMPLE_PASSWORD } from '../../platform/samples.ts'
import { temporaryFolder } from './kit.ts'

function countRows(dataDir: string): readonly [submissions: number, receipts: number] {
  const db = new Database(join(dataDir, 'platform.sqlite'), { readonly: true })
  const count = (table: string): number =>
    db.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? 0
  const counts = [count('submissions'), count('receipts')] as const
  db.close()
  return counts
}

describe('a platform that is killed', () => {
  it('in the middle of a file gets only what is missing after its restart', async () => {
    const dataDir = temporaryFolder()
    const first = await platformProcess(dataDir, 0)
    const proxy = await aFaultProxy(first.url, () => 'pass')
    const photos = Array.from({ length: 5 }, () => randomBytes(1_500_000))
    let isKilled = false
    const { call } = await aCoreWithOpinions(1, () => photos, {
      emit: (event) => {
        if (event.type !== 'sync-progress' || event.file !== '佐证 2-2.jpg' || isKilled) return
        isKilled = first.child.kill('SIGKILL')
      },
    })
    await call('app.saveSettings', { platformUrl: proxy.url })
    await call('sync.register', { enrolmentCode: SAMPLE_ENROLMENT_CODE, name: '一号笔记本' })
    await call('sync.signIn', { account: 'expert1', password: SAMPLE_PASSWORD })
    await call('sync.start', { taskIds: null })
    const { problem, items } = await untilSync(call, ({ phase }) => phase === 'waiting')
    expect(problem).toMatchObject({ reason: 'offline', isPassing: true })
    expect(items).toMatchObject([{ status: 'confirmed' }, { file: '佐证 2-2.jpg' }])

    await platformProcess(dataDir, Number(new URL(first.url).port))
    const sent = await untilSync(call, isIdle)
    expect(sent.items).toMatchObject([{ status: 'confirmed' }, { status: 'confirmed' }])
    const sizeBytes = sent.items.reduce((total, item) => total + item.totalBytes, 0)
    // What was there is not sent again: at most the file that the platform died in.
    expect(proxy.uploadedBytes()).toBeLessThanOrEqual(sizeBytes + 1_500_000)
    expect(countRows(dataDir)).toEqual([2, 2])
  })

  it('prints one line when ready and stops cleanly on SIGTERM', async () => {
    const { child, lines } = await platformProcess(temporaryFolder(), 0)
    child.kill('SIGTERM')
    const [code] = (await once(child, 'exit')) as [number | null]
    expect(code).toBe(0)
    expect(lines).toEqual([expect.stringMatching(/^platform ready http:\/\/127\.0\.0\.1:\d+$/)])
  })
})

type PlatformProcess = {
  readonly child: ChildProcess
  readonly url: string
  readonly lines: readonly string[]
}

async function platformProcess(dataDir: string, port: number): Promise<PlatformProcess> {
  const main = join(import.meta.dirname, '../../platform/main.ts')
  const child = spawn(process.execPath, [main, '--port', String(port), '--data', dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  const lines: string[] = []
  const output = createInterface({ input: child.stdout })
  output.on('line', (line) => lines.push(line))
  const [ready] = (await once(output, 'line')) as [string]
  return { child, url: ready.replace('platform ready ', ''), lines }
}
