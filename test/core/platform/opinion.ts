import { randomUUID } from 'node:crypto'
import { receiptSchema, taskFeedSchema } from '../../../shared/formats/platform-api.ts'
import type { Receipt, Submission } from '../../../shared/formats/platform-api.ts'
import { aSubmission } from '../sync/kit.ts'
import { read, register, tus } from './tool.ts'
import type { Tool } from './tool.ts'

export type AssignedOpinion = {
  readonly submission: Submission
  readonly pdf: Uint8Array<ArrayBuffer>
  /** In the order of its files. */
  readonly contents: readonly Uint8Array<ArrayBuffer>[]
}

/** An opinion on a task that the expert of this laptop has. */
export async function anAssignedOpinion(
  tool: Tool,
  evidence: readonly Uint8Array<ArrayBuffer>[],
  change: Partial<Submission> = {},
): Promise<AssignedOpinion> {
  const feed = await read(await tool.send('GET', '/api/v1/tasks'), 200, taskFeedSchema)
  const taskId = feed.entries[0]?.taskId ?? ''
  const pdf = new TextEncoder().encode(`%PDF-1.7 ${randomUUID()}`)
  const contents = [pdf, ...evidence]
  const { deviceId } = tool.device
  return { submission: aSubmission({ taskId, deviceId, contents, ...change }), pdf, contents }
}

/** Sends all of it and asks for the receipt. */
export async function deliver(
  tool: Tool,
  { submission, contents }: AssignedOpinion,
): Promise<Receipt> {
  const { submissionId } = await register(tool, submission)
  for (const [index, bytes] of contents.entries()) {
    await tus(tool).create(
      submissionId,
      submission.files[index]?.sha256 ?? '',
      bytes.byteLength,
      bytes,
    )
  }
  const done = await tool.send('POST', `/api/v1/submissions/${submissionId}/complete`)
  return read(done, 200, receiptSchema)
}
