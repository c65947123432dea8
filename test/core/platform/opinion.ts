import { randomUUID } from 'node:crypto'
import { taskFeedSchema } from '../../../shared/formats/platform-api.ts'
import type { Submission } from '../../../shared/formats/platform-api.ts'
import { anOpinion, sha256 } from '../sync/kit.ts'
import { read } from './tool.ts'
import type { Tool } from './tool.ts'

export type AssignedOpinion = {
  readonly submission: Submission
  readonly pdf: Uint8Array<ArrayBuffer>
}

/** An opinion on a task that the expert of this laptop has. */
export async function anAssignedOpinion(
  tool: Tool,
  evidence: readonly Uint8Array[],
  change: Partial<Submission> = {},
): Promise<AssignedOpinion> {
  const feed = await read(await tool.send('GET', '/api/v1/tasks'), 200, taskFeedSchema)
  const taskId = feed.entries[0]?.taskId ?? ''
  const pdf = new TextEncoder().encode(`%PDF-1.7 ${randomUUID()}`)
  const { submission } = anOpinion({ taskId, deviceId: tool.device.deviceId, ...change })
  const files: Submission['files'] = [
    {
      sha256: sha256(Buffer.from(pdf)),
      sizeBytes: pdf.byteLength,
      name: '验收意见.pdf',
      mediaType: 'application/pdf',
      kind: 'opinion-pdf',
    },
    ...evidence.map((bytes, index) => ({
      sha256: sha256(Buffer.from(bytes)),
      sizeBytes: bytes.byteLength,
      name: `佐证 ${index + 1}.jpg`,
      mediaType: 'image/jpeg',
      kind: 'evidence' as const,
    })),
  ]
  return { submission: { ...submission, files }, pdf }
}
