import { describe, expect, it } from 'vitest'
import { receiptPayloadSchema } from '../../../shared/formats/platform-api.ts'
import { anAssignedOpinion, deliver } from './opinion.ts'
import { aSamplePlatform, aTool, register } from './tool.ts'

const EVIL = '<script>alert("1")</script>\'&'
const ESCAPED = '&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&#39;&amp;'
const photo = new TextEncoder().encode('<script>')

/** The page of the newest submission, by the link to it. */
async function pageOfNewest(platform: { readonly url: string }): Promise<string> {
  const link = /href="(\/submissions\/[0-9a-f-]+)"/.exec(await text(platform.url))?.[1]
  return new URL(link ?? '', platform.url).href
}

async function text(url: string): Promise<string> {
  return (await fetch(url)).text()
}

describe('the page of the platform', () => {
  it('lists what was received, with receipt, files and links', async () => {
    const platform = await aSamplePlatform({ now: () => new Date('2026-11-23T01:00:00Z') })
    const tool = await aTool(platform)
    const opinion = await anAssignedOpinion(tool, [photo])
    const { payload } = await deliver(tool, opinion)
    const page = await text(await pageOfNewest(platform))
    for (const shown of [
      '长春市某汽车零部件有限公司',
      '长数转验〔2026〕12 号',
      '第 1 版',
      '通过验收',
      '2026-11-23 09:00:00（北京时间）',
      receiptPayloadSchema.parse(JSON.parse(payload)).receiptNumber,
      '佐证 1.jpg',
      ...opinion.submission.files.map((file) => file.sha256),
    ]) {
      expect(page).toContain(shown)
    }
    expect(page).toMatch(/<html lang="zh-CN">/)
  })

  it('shows a submission whose files are on their way as such', async () => {
    const platform = await aSamplePlatform()
    const tool = await aTool(platform)
    await register(tool, (await anAssignedOpinion(tool, [photo])).submission)
    expect(await text(await pageOfNewest(platform))).toContain('接收中，还缺 2 份文件')
  })

  it('escapes names, and allows no script at all', async () => {
    const platform = await aSamplePlatform()
    const tool = await aTool(platform)
    const names = { enterpriseName: EVIL, taskNumber: EVIL }
    const { submission, ...rest } = await anAssignedOpinion(tool, [photo], names)
    const files = submission.files.map((file) => ({ ...file, name: EVIL }))
    await deliver(tool, { ...rest, submission: { ...submission, files } })
    const response = await fetch(await pageOfNewest(platform))
    const page = (await text(platform.url)) + (await response.text())
    expect(page).not.toContain('<script')
    // In the list; in the head and the facts; for each file, and once more for the photo.
    expect(page.split(ESCAPED)).toHaveLength(2 + 3 + 2 * 2 + 2 + 1)
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
  })

  it('gives the PDF to look at, the evidence to save, the record and the receipt', async () => {
    const platform = await aSamplePlatform()
    const tool = await aTool(platform)
    const opinion = await anAssignedOpinion(tool, [photo])
    const receipt = await deliver(tool, opinion)
    const links = [
      ...(await text(await pageOfNewest(platform))).matchAll(/href="(\/submissions\/[^"]+)"/g),
    ]
    const urls = links.map((link) => new URL(link[1] ?? '', platform.url).href)
    const [pdf = '', record = '', signed = '', evidenceUrl = ''] = [
      'opinion.pdf',
      'record.json',
      'receipt.json',
      `/files/${opinion.submission.files[1]?.sha256}`,
    ].map((ending) => urls.find((url) => url.endsWith(ending)))

    const shown = await fetch(pdf)
    expect(shown.headers.get('content-type')).toBe('application/pdf')
    expect(shown.headers.get('content-disposition')).toMatch(/^inline; filename\*=UTF-8''%E9%AA%8C/)
    expect(await shown.text()).toMatch(/^%PDF-1\.7/)
    expect(await text(record)).toBe(opinion.submission.record)
    expect(JSON.parse(await text(signed))).toEqual(receipt)

    const evidence = await fetch(evidenceUrl)
    expect(evidence.headers.get('content-type')).toBe('application/octet-stream')
    expect(evidence.headers.get('content-disposition')).toMatch(/^attachment/)
    expect(evidence.headers.get('x-content-type-options')).toBe('nosniff')
    expect(await evidence.text()).toBe('<script>')
  })
})
