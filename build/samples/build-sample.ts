import { createHash } from 'node:crypto'
import type { Fonts } from '../../electron/core/documents/kit/fonts.ts'
import type { AttachmentContents } from '../../electron/core/exchange/write-task-package.ts'
import type { Attachment, TaskPackage } from '../../shared/formats/task-package.ts'
import { drawDocument } from './documents/draw.ts'
import type { Sample } from './sample.ts'

export type BuiltSample = {
  readonly taskPackage: TaskPackage
  readonly attachments: AttachmentContents
}

/** Draws the documents and lists them as attachments. */
export async function buildSample(sample: Sample, fonts: Fonts): Promise<BuiltSample> {
  const listed: Attachment[] = []
  const contents = new Map<string, Uint8Array>()
  for (const document of sample.documents) {
    const bytes = await drawDocument(document, fonts, sample.package.task.issuedAt)
    const path = `attachments/${document.material}-${document.name}.pdf`
    contents.set(path, bytes)
    listed.push({
      path,
      title: document.title,
      mediaType: 'application/pdf',
      sha256: createHash('sha256').update(bytes).digest('hex'),
      sizeBytes: bytes.byteLength,
      material: document.material,
    })
  }
  return { taskPackage: { ...sample.package, attachments: listed }, attachments: contents }
}
