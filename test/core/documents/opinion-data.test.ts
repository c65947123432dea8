import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { sha256 } from '../../../electron/core/hash.ts'
import { opinionData } from '../../../shared/domain/documents/opinion-data.ts'
import { canonicalJson } from '../../../shared/formats/canonical-json.ts'
import { aSignedTask } from '../../helpers/core.ts'
import { anInk } from './annex5-builders.ts'
import { pdfAProblems } from './pdf-a.ts'
import { pageCount, runPdfTool } from './pdf-tools.ts'

const dataSchema = z.object({
  format: z.literal('smedt-opinion'),
  version: z.literal(1),
  snapshot: z.record(z.string(), z.json()),
  snapshotSha256: z.string(),
  signatures: z.array(
    z.object({ expertId: z.string(), signedAt: z.string(), deviceId: z.string(), ink: z.json() }),
  ),
})

describe('the signed opinion', () => {
  it('is one archive-grade page that carries snapshot and signatures', async () => {
    const { call, core, taskId } = await aSignedTask()
    const { revisions, signatures } = await call('task.get', { taskId })
    const bytes = await call('document.pdf', { taskId, documentId: 'opinion', revision: 1 })
    expect(pageCount(bytes)).toBe(1)
    expect(bytes.length).toBeLessThan(150_000)
    expect(pdfAProblems(bytes)).toEqual([])

    const text = runPdfTool(bytes, 'qpdf', ['--show-attachment=opinion.json', '@']).toString()
    const data = dataSchema.parse(JSON.parse(text))
    expect(canonicalJson(z.json().parse(JSON.parse(text)))).toBe(text)
    expect(sha256(canonicalJson(data.snapshot))).toBe(data.snapshotSha256)
    expect(data.snapshotSha256).toBe(revisions[0]?.snapshotSha256)
    expect(data.signatures).toHaveLength(signatures.length)
    expect(data.signatures.map(({ ink }) => ink)).toEqual(signatures.map(({ ink }) => ink))
    expect(new Set(data.signatures.map(({ deviceId }) => deviceId))).toEqual(
      new Set([core.context.deviceId]),
    )
  })

  it('lists signatures by time, in whatever order they were stored', () => {
    const one = {
      revisionId: 'r',
      expertId: 'b',
      ink: anInk(1),
      signedAt: '2026-11-28T02:00:00.000Z',
      deviceId: 'd',
    }
    const other = { ...one, expertId: 'a' }
    const later = { ...one, expertId: '0', signedAt: '2026-11-28T03:00:00.000Z' }
    const data = opinionData('{}', 'f', [later, one, other])
    expect(opinionData('{}', 'f', [one, other, later])).toBe(data)
    expect(data.match(/"expertId":"."/g)).toEqual([
      '"expertId":"a"',
      '"expertId":"b"',
      '"expertId":"0"',
    ])
  })
})
