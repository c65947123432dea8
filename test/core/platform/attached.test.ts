import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { canonicalJson } from '../../../shared/formats/canonical-json.ts'
import {
  receiptPayloadSchema,
  receiptSchema,
  type AttachmentRecord,
  type Submission,
} from '../../../shared/formats/platform-api.ts'
import { aSubmission, sha256 } from '../sync/kit.ts'
import { onBothEngines } from './engines.ts'
import { anAssignedOpinion, deliver } from './opinion.ts'
import { aSamplePlatform, aTool, press, problemOf, register, send } from './tool.ts'

const PATH = '/api/v1/submissions'
const SCAN = new TextEncoder().encode('%PDF-1.7 stamped')

function scanOf(opinion: Submission, change: Partial<Submission> = {}) {
  const about: AttachmentRecord = {
    format: 'smedt-attachment',
    version: 1,
    task: { number: opinion.taskNumber, isSample: false },
    enterprise: { name: opinion.enterpriseName, projectName: '冲压车间数字化改造' },
    institution: '长春市某中小企业服务机构',
    opinion: {
      id: opinion.idempotencyKey,
      round: opinion.round,
      revision: opinion.revision,
      recordSha256: opinion.recordSha256,
    },
    scan: {
      name: '盖章件.pdf',
      checkedBy: 'code',
      addedBy: '张伟',
      addedAt: '2026-11-27T02:00:00.000Z',
    },
  }
  const { taskId, round, revision, deviceId } = opinion
  const made = aSubmission({
    ...{ taskId, round, revision, deviceId },
    attachesTo: opinion.idempotencyKey,
    record: canonicalJson(about),
    contents: [SCAN],
  })
  const files = made.files.map((file) => ({
    ...file,
    kind: 'stamped-scan' as const,
    name: '盖章件.pdf',
  }))
  return { submission: { ...made, files, ...change }, contents: [SCAN], pdf: SCAN }
}

onBothEngines('a scan that is attached to an opinion', (storage) => {
  it('is taken once the opinion has its receipt: one record and one receipt, however often it comes', async () => {
    const platform = await aSamplePlatform(await storage())
    const [tool, other] = [await aTool(platform), await aTool(platform, 'expert2')]
    const opinion = await anAssignedOpinion(tool, [])
    const scan = scanOf(opinion.submission)
    const early = await problemOf(await tool.send('POST', PATH, { json: scan.submission }))
    expect(early.kind).toBe('opinion-missing')
    await register(tool, opinion.submission)
    const stillEarly = await problemOf(await tool.send('POST', PATH, { json: scan.submission }))
    expect(stillEarly.kind).toBe('opinion-missing')

    const receipt = await deliver(tool, opinion)
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        (index % 2 === 0 ? tool : other).send('POST', PATH, { json: scan.submission }),
      ),
    )
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(19)
    const own = await deliver(tool, scan)
    expect(await deliver(other, { ...scan, contents: [] })).toEqual(own)
    expect(receiptPayloadSchema.parse(JSON.parse(own.payload))).toMatchObject({
      attachesTo: opinion.submission.idempotencyKey,
      idempotencyKey: scan.submission.idempotencyKey,
      recordSha256: scan.submission.recordSha256,
      files: [{ sha256: sha256(SCAN) }],
    })
    // Another one beside it, and the opinion's own receipt as it was.
    await deliver(tool, scanOf(opinion.submission))
    expect(await deliver(tool, { ...opinion, contents: [] })).toEqual(receipt)
  })

  it('is taken of an edition that a later one has replaced, and holds none of them up', async () => {
    const tool = await aTool(await aSamplePlatform(await storage()))
    const first = await anAssignedOpinion(tool, [])
    await deliver(tool, first)
    await deliver(tool, scanOf(first.submission))
    await deliver(tool, await anAssignedOpinion(tool, [], { revision: 2 }))
    await deliver(tool, scanOf(first.submission))
    const again = await anAssignedOpinion(tool, [], { revision: 2 })
    const taken = await tool.send('POST', PATH, { json: again.submission })
    expect((await problemOf(taken)).kind).toBe('revision-taken')
  })

  it('is refused where it is not what it says, or of another opinion than it says', async () => {
    const tool = await aTool(await aSamplePlatform(await storage()))
    const opinion = await anAssignedOpinion(tool, [])
    await deliver(tool, opinion)
    const { submission } = scanOf(opinion.submission)
    const elsewhere = { ...opinion.submission, recordSha256: 'f'.repeat(64) }
    const evidence = submission.files.map((file) => ({ ...file, kind: 'evidence' as const }))
    for (const [json, field] of [
      [{ ...submission, files: evidence }, 'files'],
      [{ ...submission, revision: 2 }, 'record'],
      [{ ...submission, record: '{}', recordSha256: sha256('{}') }, 'record'],
      [scanOf(elsewhere).submission, 'attachesTo'],
      [{ ...scanOf(opinion.submission).submission, attachesTo: randomUUID() }, 'record'],
    ] as const) {
      const answer = await tool.send('POST', PATH, { json })
      expect(answer.status).toBe(422)
      expect(await answer.text()).toContain(`"${field}"`)
    }
  })

  it('is shown and saved on the page of its opinion, and nowhere else', async () => {
    const platform = await aSamplePlatform(await storage())
    const tool = await aTool(platform)
    const opinion = await anAssignedOpinion(tool, [])
    await deliver(tool, opinion)
    const scan = scanOf(opinion.submission)
    await deliver(tool, scan)
    const { submissionId } = await register(tool, scan.submission)
    const list = await (await send(platform, 'GET', '/')).text()
    expect(list).toContain('共 1 份')
    const shown = await fetch(new URL(`/submissions/${submissionId}`, platform.url))
    const { submissionId: opinionId } = await register(tool, opinion.submission)
    expect(new URL(shown.url).pathname).toBe(`/submissions/${opinionId}`)
    const page = await shown.text()
    expect(page).toContain('后补的盖章扫描件 1 份')
    expect(page).toContain('张伟')
    const file = `/submissions/${submissionId}/files/${sha256(SCAN)}`
    expect(page).toContain(file)
    expect(new Uint8Array(await (await send(platform, 'GET', file)).arrayBuffer())).toEqual(SCAN)
    const receipt = await send(platform, 'GET', `/submissions/${submissionId}/receipt.json`)
    expect(receiptSchema.safeParse(await receipt.json()).success).toBe(true)
    // The bureau decides on opinions alone.
    const decided = press(platform, `/submissions/${submissionId}/decision`, {
      decision: 'agreed',
      text: '同意。',
      decidedOn: '2026-11-30',
      bureau: '某区工信局',
      decidedBy: '李娜',
    })
    await expect(decided).rejects.toThrow('expected 404')
  })
})
