import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { request } from 'node:http'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { receiptSchema } from '../../../shared/formats/platform-api.ts'
import type { Desk } from '../../platform/desk.ts'
import type { Platform } from '../../platform/platform.ts'
import { addSamples } from '../../platform/samples.ts'
import { sha256 } from '../sync/kit.ts'
import { onBothEngines } from './engines.ts'
import { anAssignedOpinion } from './opinion.ts'
import { aSamplePlatform, aTool, press, read, register, tus } from './tool.ts'

const MANY = 5_000
const AT_ONCE = 500

/** Submissions as rows, the n-th registered n seconds after the first. */
async function addMany({ records, newId }: Desk): Promise<void> {
  const first = Date.parse('2026-11-01T00:00:00Z')
  const rows = Array.from({ length: MANY }, (_, index) => ({
    id: newId(),
    idempotencyKey: newId(),
    contentSha256: '',
    accountId: null,
    taskId: newId(),
    taskNumber: `长数转验〔2026〕${index} 号`,
    enterpriseName: index === 7 ? '=HYPERLINK("http://x")' : `第 ${index} 家企业 100%`,
    round: 1,
    revision: 1,
    conclusion: index % 10 === 0 ? ('rectify' as const) : ('passed' as const),
    concludedOn: index < 100 ? '2026-11-01' : '2026-11-20',
    deviceId: newId(),
    record: '{}',
    recordSha256: '',
    registeredAt: new Date(first + index * 1000).toISOString(),
  }))
  for (let from = 0; from < MANY; from += AT_ONCE) {
    await records
      .insertInto('submissions')
      .values(rows.slice(from, from + AT_ONCE))
      .execute()
  }
}

async function textOf(platform: Pick<Platform, 'url'>, path: string): Promise<string> {
  const answer = await fetch(new URL(path, platform.url))
  expect(answer.status).toBe(200)
  return answer.text()
}

const query = (fields: Readonly<Record<string, string>>): string =>
  new URLSearchParams(fields).toString()
const namesIn = (page: string): readonly string[] =>
  [...page.matchAll(/>(第 \d+ 家企业)/g)].map(([, name = '']) => name)

onBothEngines('a list of 5,000', (storage) => {
  it('comes in pages, the newest first, and is found by name, number, conclusion and day', async () => {
    const platform = await aSamplePlatform({ ...(await storage()), seed: addMany })
    const first = await textOf(platform, '/')
    expect(first).toContain('共 5000 份')
    expect(namesIn(first)).toHaveLength(50)
    expect(namesIn(first)[0]).toBe('第 4999 家企业')
    expect(namesIn(await textOf(platform, '/?page=100')).at(-1)).toBe('第 0 家企业')
    expect(first).toContain('第 1 页，共 100 页')

    const one = await textOf(platform, `/?${query({ words: '〔2026〕4321 号' })}`)
    expect(namesIn(one)).toEqual(['第 4321 家企业'])
    const some = { conclusion: 'rectify', from: '2026-11-01', to: '2026-11-19' }
    const filtered = await textOf(platform, `/?${query(some)}`)
    expect(filtered).toContain('符合条件的 10 份')
    // Signs of the database's own patterns are only characters.
    expect(await textOf(platform, `/?${query({ words: '企业 100%' })}`)).toContain('的 4999 份')
    expect(await textOf(platform, `/?${query({ words: '企_业' })}`)).toContain('没有符合条件')
  }, 120_000)

  it('goes into a spreadsheet, where no cell is a formula', async () => {
    const platform = await aSamplePlatform({ ...(await storage()), seed: addMany })
    const answer = await fetch(new URL('/submissions.csv', platform.url))
    expect(answer.headers.get('content-disposition')).toBe('attachment')
    const bytes = Buffer.from(await answer.arrayBuffer())
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const lines = bytes.toString('utf8').trimEnd().split('\r\n')
    expect(lines).toHaveLength(MANY + 1)
    const evil = lines.find((line) => line.includes('HYPERLINK'))
    expect(evil).toMatch(/^"'=HYPERLINK\(""http:\/\/x""\)",/)
    const filtered = await textOf(platform, `/submissions.csv?${query({ conclusion: 'rectify' })}`)
    expect(filtered.trimEnd().split('\r\n')).toHaveLength(MANY / 10 + 1)
  }, 120_000)
})

const PICTURE = resolve(
  import.meta.dirname,
  '../../../electron/resources/samples/evidence/03-MES工单看板.png',
)

/** A received opinion with a photo and something that only says that it is one. */
async function aReceived(platform: Pick<Platform, 'url'>) {
  const tool = await aTool(platform)
  const photo = new Uint8Array(await readFile(PICTURE))
  const fake = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>')
  const { submission, pdf } = await anAssignedOpinion(tool, [photo, fake])
  const { submissionId } = await register(tool, submission)
  for (const bytes of [pdf, photo, fake]) {
    await tus(tool).create(submissionId, sha256(Buffer.from(bytes)), bytes.byteLength, bytes)
  }
  const path = `/api/v1/submissions/${submissionId}/complete`
  await read(await tool.send('POST', path), 200, receiptSchema)
  const base = `/submissions/${submissionId}`
  return { tool, submission, base, photo: hashOf(photo), fake: hashOf(fake) }
}

const hashOf = (bytes: Uint8Array): string => sha256(Buffer.from(bytes))

onBothEngines('the page of an opinion', (storage) => {
  it('tells what happened to its task, from first to last', async () => {
    const platform = await aSamplePlatform(await storage())
    const { submission, base } = await aReceived(platform)
    await press(platform, `${base}/decision`, {
      decision: 'agreed',
      text: '同意。',
      decidedOn: '2026-11-30',
      bureau: '某区工信局',
      decidedBy: '李娜',
    })
    await press(platform, `/tasks/${submission.taskId}/withdraw`, { reason: '企业申请延期' })
    const page = await textOf(platform, base)
    const history = page.slice(page.indexOf('<ol class="history">'))
    const places = [
      '派给沈国梁',
      '登记第 1 轮 第 1 版',
      '出具回执',
      '“同意”',
      '撤回：企业申请延期',
    ].map((what) => history.indexOf(what))
    expect(places).not.toContain(-1)
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(history).toContain('某区工信局（李娜）：同意。')
  })

  it('shows photos as small pictures of our own making, and nothing else', async () => {
    const platform = await aSamplePlatform(await storage())
    const { base, photo, fake } = await aReceived(platform)
    const small = await fetch(new URL(`${base}/pictures/${photo}`, platform.url))
    expect(small.headers.get('content-type')).toBe('image/jpeg')
    expect(
      Buffer.from(await small.arrayBuffer())
        .subarray(0, 3)
        .toString('hex'),
    ).toBe('ffd8ff')
    expect((await fetch(new URL(`${base}/pictures/${fake}`, platform.url))).status).toBe(404)
    const saved = await fetch(new URL(`${base}/files/${fake}`, platform.url))
    expect(saved.headers.get('content-type')).toBe('application/octet-stream')
    expect(saved.headers.get('content-disposition')).toMatch(/^attachment/)
    expect(saved.headers.get('x-content-type-options')).toBe('nosniff')
  }, 120_000)
})

type Answer = { readonly status: number; readonly body: string }

/** A request with headers that fetch does not let one choose. */
function ask(
  platform: Pick<Platform, 'url'>,
  method: string,
  path: string,
  headers: Readonly<Record<string, string>>,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asking = request(new URL(path, platform.url), { method, headers }, (answer) => {
      let body = ''
      answer.setEncoding('utf8').on('data', (part: string) => {
        body += part
      })
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body }))
    })
    asking.once('error', reject)
    asking.end(method === 'POST' ? 'reason=x&account=' : undefined)
  })
}

describe('the pages', () => {
  it.each([
    ['another name that leads here', { host: 'evil.example' }],
    ['a name that only begins like ours', { host: 'localhost.evil.example' }],
    ['a proxy that passes on what comes from elsewhere', { 'x-forwarded-for': '203.0.113.7' }],
    ['a proxy that says so by the standard', { forwarded: 'for=203.0.113.7' }],
  ])('open under no %s', async (_what, headers) => {
    const platform = await aSamplePlatform()
    for (const path of ['/', '/people', '/submissions.csv', '/style.css']) {
      expect((await ask(platform, 'GET', path, headers)).status).toBe(404)
    }
  })

  it('open under every name of the machine itself', async () => {
    const platform = await aSamplePlatform()
    for (const host of ['localhost', `127.0.0.1:${platform.port}`, '[::1]:80']) {
      expect((await ask(platform, 'GET', '/', { host })).status).toBe(200)
    }
  })

  it('take forms from themselves only', async () => {
    const platform = await aSamplePlatform()
    const path = `/devices/${randomUUID()}/revoke`
    const form = { 'content-type': 'application/x-www-form-urlencoded' }
    for (const origin of ['http://evil.example', 'null', `https://127.0.0.1.evil.example`]) {
      expect((await ask(platform, 'POST', path, { ...form, origin })).status).toBe(400)
    }
    expect((await ask(platform, 'POST', path, form)).status).toBe(400)
    expect((await ask(platform, 'POST', path, { ...form, origin: platform.url })).status).toBe(303)
  })

  it('may be framed by nobody, run no script, and send no address elsewhere', async () => {
    const platform = await aSamplePlatform()
    const { base } = await aReceived(platform)
    for (const path of ['/', base, '/tasks', '/people', '/batch']) {
      const { headers } = await fetch(new URL(path, platform.url))
      expect(headers.get('content-security-policy')).toMatch(
        /^default-src 'none';(?!.*(script|unsafe)).*frame-ancestors 'none'$/,
      )
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('same-origin')
    }
    const pdf = await fetch(new URL(`${base}/opinion.pdf`, platform.url))
    expect(pdf.headers.get('content-security-policy')).toContain("frame-ancestors 'self'")
  })

  it('say what is wrong on a page, with the way back', async () => {
    const platform = await aSamplePlatform()
    const accept = { accept: 'text/html' }
    const answer = await ask(platform, 'GET', `/submissions/${randomUUID()}`, accept)
    expect(answer.status).toBe(404)
    expect(answer.body).toContain('找不到这份验收意见')
    expect(answer.body).toContain('<a href="/">回到已接收的验收意见</a>')
  })

  it('search tasks, ten on a page', async () => {
    const platform = await aSamplePlatform({
      seed: async (desk) => {
        await addSamples(desk)
        const rows = Array.from({ length: 30 }, (_, index) => ({
          id: randomUUID(),
          number: `补〔2026〕${index} 号`,
          enterpriseName: `另 ${index} 家企业`,
          packageRevision: 1,
        }))
        await desk.records.insertInto('task').values(rows).execute()
      },
    })
    const page = await textOf(platform, `/tasks?${query({ words: '补〔2026〕' })}`)
    expect(page).toContain('任务 30 项')
    expect(page.match(/<article id="task:/g)).toHaveLength(10)
    expect(page).toContain('第 1 页，共 3 页')
  })
})
