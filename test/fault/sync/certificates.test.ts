import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it, onTestFinished } from 'vitest'
import * as z from 'zod'
import { aFolder } from '../../helpers/folder.ts'
import { aCoreWithTasks, issueCopies } from '../../helpers/many-tasks.ts'
import { aCertificate, anAuthority } from '../../helpers/seals.ts'
import { aSamplePlatform } from '../../helpers/sync.ts'
import { issue, toPem } from '../../platform/ca/authority.ts'
import { countRows } from './kit.ts'

const run = promisify(execFile)
const HOST = '127.0.0.1'
const OWN = {
  name: '平台',
  organization: '测试机构',
  key: 'p-256',
  isAuthority: false,
  from: new Date('2026-01-01'),
  until: new Date('2036-01-01'),
} as const
const PAST = { from: new Date('2020-01-01'), until: new Date('2021-01-01') }

const problemSchema = z.object({ reason: z.string(), message: z.string(), isPassing: z.boolean() })
const reportSchema = z.object({
  met: z.array(z.object({ problem: problemSchema, statuses: z.array(z.string()) })),
  problem: z.null(),
  statuses: z.array(z.string()),
})

type Pem = { readonly cert: string; readonly key: string }

/** A server that shows a certificate, and counts the requests that come to it all the same. */
async function aServerWith(tls: Pem) {
  let requests = 0
  let handshakes = 0
  const server = createServer(tls, (_request, response) => {
    requests += 1
    response.writeHead(503).end()
  })
  server.on('connection', () => (handshakes += 1))
  await new Promise<void>((resolve) => server.listen(0, HOST, resolve))
  onTestFinished(() => void server.close())
  const url = `https://${HOST}:${(server.address() as AddressInfo).port}`
  return { url, requests: () => requests, handshakes: () => handshakes }
}

it('goes to a platform whose certificate this computer trusts, and to no other', async () => {
  const authority = await anAuthority()
  const stranger = await anAuthority({ name: '别的根证书' })
  const key = 'p-256'
  const hosts = [HOST]
  const good = toPem(await aCertificate('平台', authority, { key, hosts }))
  const others = [
    await aServerWith(toPem(await issue({ ...OWN, hosts }))),
    await aServerWith(toPem(await aCertificate('平台', stranger, { key, hosts }))),
    await aServerWith(toPem(await anAuthority({ name: '平台', hosts }))),
    await aServerWith(toPem(await aCertificate('平台', authority, { key, hosts: ['a.example'] }))),
    await aServerWith(toPem(await aCertificate('平台', authority, { key, hosts, ...PAST }))),
  ]
  const platform = await aSamplePlatform({ tls: good })
  const test = await aCoreWithTasks(1, () => [])
  await issueCopies(platform, test)
  test.core.close()

  const trusted = join(await aFolder(), 'root.pem')
  await writeFile(trusted, toPem(authority).cert)
  const script = join(import.meta.dirname, 'certificate-child.ts')
  const urls = [platform.url, ...others.map(({ url }) => url)]
  const { stdout } = await run(process.execPath, [script, test.folder, ...urls], {
    env: { ...process.env, NODE_EXTRA_CA_CERTS: trusted },
  })

  const { met, statuses } = reportSchema.parse(JSON.parse(stdout))
  expect(met.map(({ problem }) => problem)).toEqual([
    expect.objectContaining({ message: expect.stringContaining('信任的机构') as string }),
    expect.objectContaining({ message: expect.stringContaining('信任的机构') as string }),
    expect.objectContaining({ message: expect.stringContaining('证书不合要求') as string }),
    expect.objectContaining({ message: expect.stringContaining('不是发给这个地址的') as string }),
    expect.objectContaining({ message: expect.stringContaining('有效期') as string }),
  ])
  for (const { problem, statuses: waiting } of met) {
    // A network with a login page does it as well, so it is tried again by itself.
    expect(problem).toMatchObject({ reason: 'certificate', isPassing: true })
    expect(problem.message).toContain('没有发送任何内容')
    expect(waiting).toEqual(['queued'])
  }
  expect(others.map(({ requests }) => requests())).toEqual([0, 0, 0, 0, 0])
  for (const { handshakes } of others) expect(handshakes()).toBeGreaterThan(0)
  expect(statuses).toEqual(['confirmed'])
  expect(countRows(platform.dataDir)).toEqual({ submissions: 1, receipts: 1 })
})
