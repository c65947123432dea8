import { randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { receiptPayloadSchema, receiptSchema } from '../../../shared/formats/platform-api.ts'
import { sha256 } from '../sync/kit.ts'
import { onBothEngines } from './engines.ts'
import { anAssignedOpinion } from './opinion.ts'
import { aSamplePlatform, aTool, locationOf, read, register, tus } from './tool.ts'
import type { Tool } from './tool.ts'

const PATH = '/api/v1/submissions'

/** The laptop on a line that loses the first answer to whatever it asks, so that it asks again. */
function onLossyLine(tool: Tool): Tool {
  return {
    ...tool,
    send: async (method, path, init) => {
      const lost = await tool.send(method, path, init)
      await lost.arrayBuffer()
      return tool.send(method, path, init)
    },
  }
}

onBothEngines('a whole submission', (storage) => {
  it('makes one record and one receipt when the first answer to every request is lost', async () => {
    const platform = await aSamplePlatform(await storage())
    const tool = await aTool(platform)
    const photo = new Uint8Array(randomBytes(200_000))
    const { submission, pdf } = await anAssignedOpinion(tool, [photo])
    const lossy = onLossyLine(tool)
    const { submissionId, missing } = await register(lossy, submission)
    expect(missing).toHaveLength(2)

    // A lost answer to a creation leaves an upload behind that nobody goes on with.
    const { create, head, patch } = tus(lossy)
    const location = locationOf(
      await create(submissionId, sha256(Buffer.from(photo)), photo.byteLength),
    )
    await patch(location, 0, photo.slice(0, 100_000))
    expect((await head(location)).headers.get('upload-offset')).toBe('100000')
    await patch(location, 100_000, photo.slice(100_000))
    expect((await head(location)).headers.get('upload-offset')).toBe('200000')
    await create(submissionId, sha256(Buffer.from(pdf)), pdf.byteLength, pdf)

    const done = `${PATH}/${submissionId}/complete`
    const receipt = await read(await lossy.send('POST', done), 200, receiptSchema)
    expect(await read(await tool.send('POST', done), 200, receiptSchema)).toEqual(receipt)
    expect(receipt.payload).toContain('-000001"')
    expect(receiptPayloadSchema.parse(JSON.parse(receipt.payload)).files).toEqual(
      submission.files.map((file) => ({ sha256: file.sha256, sizeBytes: file.sizeBytes })),
    )
  })

  it('takes 1,000 files, and its receipt names every one', async () => {
    const platform = await aSamplePlatform(await storage())
    const tool = await aTool(platform)
    const photos = Array.from({ length: 999 }, () => new Uint8Array(randomBytes(500)))
    const { submission, pdf } = await anAssignedOpinion(tool, photos)
    const { submissionId, missing } = await register(tool, submission)
    expect(missing).toHaveLength(1000)
    const waiting = [pdf, ...photos]
    const statuses: number[] = []
    const sendOnes = async (): Promise<void> => {
      for (let bytes = waiting.pop(); bytes !== undefined; bytes = waiting.pop()) {
        const hash = sha256(Buffer.from(bytes))
        const answer = await tus(tool).create(submissionId, hash, bytes.byteLength, bytes)
        statuses.push(answer.status)
      }
    }
    await Promise.all(Array.from({ length: 8 }, sendOnes))
    expect(statuses.filter((status) => status !== 201)).toEqual([])
    const receipt = await read(
      await tool.send('POST', `${PATH}/${submissionId}/complete`),
      200,
      receiptSchema,
    )
    const { files } = receiptPayloadSchema.parse(JSON.parse(receipt.payload))
    expect(files.map((file) => file.sha256)).toEqual(missing)
  }, 300_000)
})
