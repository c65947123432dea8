import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import { AppError } from '../../../shared/errors.ts'
import { aPlatform, anOpinion, reasonOf, submit, temporaryFolder } from './kit.ts'

type Loss = 'none' | 'request' | 'reply'

/** The real fetch over a line that loses what the plan says, one entry for each request. */
function lossyFetch(plan: readonly Loss[]): typeof globalThis.fetch {
  const rest = [...plan]
  return async (input, init) => {
    const loss = rest.shift() ?? 'none'
    const cause = Object.assign(new Error('read'), { code: 'ECONNRESET' })
    if (loss === 'request') throw new TypeError('fetch failed', { cause })
    const response = await globalThis.fetch(input, init)
    if (loss === 'none') return response
    await response.arrayBuffer()
    throw new TypeError('fetch failed', { cause })
  }
}

function countRows(dataDir: string): readonly [submissions: number, receipts: number] {
  const db = new Database(join(dataDir, 'platform.sqlite'), { readonly: true })
  const count = (table: string): number =>
    db.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? 0
  const counts = [count('submissions'), count('receipts')] as const
  db.close()
  return counts
}

describe('a lost reply', () => {
  it.each([0, 1, 2, 3])(
    'at request %i after the server committed, then 50 retries at once: one record, one receipt',
    async (position) => {
      const dataDir = temporaryFolder()
      const platform = await aPlatform({ dataDir })
      const opinion = anOpinion()
      const plan = [...Array.from({ length: position }, (): Loss => 'none'), 'reply'] as const
      expect(await reasonOf(submit(platform.url, opinion, { fetch: lossyFetch(plan) }))).toBe(
        'offline',
      )
      const retries = Array.from({ length: 50 }, () => submit(platform.url, opinion))
      const receipts = await Promise.all(retries)
      expect(new Set(receipts.map(({ receipt }) => receipt.payload)).size).toBe(1)
      expect(countRows(dataDir)).toEqual([1, 1])
    },
  )

  it('or a lost request anywhere, any number of times, never makes a second record', async () => {
    const dataDir = temporaryFolder()
    const platform = await aPlatform({ dataDir })
    let opinions = 0
    const losses = fc.array(fc.constantFrom<Loss>('none', 'request', 'reply'), { maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(losses, async (plan) => {
        const opinion = anOpinion()
        const fetch = lossyFetch(plan)
        opinions += 1
        await untilReceived(() => submit(platform.url, opinion, { fetch }))
        expect(countRows(dataDir)).toEqual([opinions, opinions])
      }),
      { numRuns: 50 },
    )
  })
})

async function untilReceived(attempt: () => Promise<unknown>): Promise<void> {
  for (;;) {
    try {
      await attempt()
      return
    } catch (error) {
      if (!isOffline(error)) throw error
    }
  }
}

function isOffline(error: unknown): boolean {
  if (!(error instanceof AppError)) return false
  return error.info.code === 'sync-failed' && error.info.reason === 'offline'
}

describe('a platform that is killed', () => {
  it('in the middle of a file gets only the missing files after its restart', async () => {
    const dataDir = temporaryFolder()
    const opinion = anOpinion({ evidence: Array.from({ length: 5 }, () => randomBytes(1_500_000)) })
    const first = await platformProcess(dataDir, 0)
    const upload = submit(first.url, opinion, {
      onProgress: ({ file }) => {
        if (file === '佐证 3.jpg') first.child.kill('SIGKILL')
      },
    })
    expect(await reasonOf(upload)).toBe('offline')
    const openedBefore = [...opinion.opened]
    expect(openedBefore).toHaveLength(4)

    const second = await platformProcess(dataDir, Number(new URL(first.url).port))
    expect(readdirSync(join(dataDir, 'incoming'))).toEqual([])
    const { payload } = await submit(second.url, opinion)
    expect(payload.files).toHaveLength(6)
    const hashes = opinion.submission.files.map((file) => file.sha256)
    expect(opinion.opened.slice(openedBefore.length)).toEqual(hashes.slice(3))
    expect(countRows(dataDir)).toEqual([1, 1])
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
