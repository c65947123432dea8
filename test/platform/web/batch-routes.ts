import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import * as z from 'zod'
import { openBatch } from '../../../electron/core/sync/batch/open-batch.ts'
import { AppError } from '../../../shared/errors.ts'
import { errorText } from '../../../shared/error-text.ts'
import type { Desk } from '../desk.ts'
import { notFound } from '../problems.ts'
import { readBody } from '../rules/read-body.ts'
import { receiptsOf, takeBatch, type TakenBatch } from '../rules/take-batch.ts'
import { batchPage } from './batch-page.ts'

const MAX_BATCH_BYTES = 256 * 1024 ** 3
/** The ids of as many receipts as a file of them may have, 10,000, and room. */
const MAX_RECEIPTS_FORM_BYTES = 1024 ** 2
const RECEIPTS_NAME = encodeURIComponent('回执.receipts')
/** Ids with a space between them. */
const receiptsForm = z.object({ submissions: z.string() })

/** A batch file, handed in on the machine that the platform runs on. */
export async function batchRoutes(
  app: FastifyInstance,
  desk: Desk,
  sendPage: (reply: FastifyReply, page: string) => FastifyReply,
): Promise<void> {
  await app.register(multipart, { limits: { fileSize: MAX_BATCH_BYTES, files: 1, fields: 1 } })

  app.get('/batch', (_request, reply) => sendPage(reply, batchPage(desk.platformName, null)))

  app.post('/batch', async (request, reply) =>
    sendPage(reply, batchPage(desk.platformName, await handIn(desk, request))),
  )

  app.post('/batch/receipts', { bodyLimit: MAX_RECEIPTS_FORM_BYTES }, async ({ body }, reply) => {
    const { submissions } = readBody(receiptsForm, body)
    const file = await receiptsOf(desk, submissions.split(' '))
    if (file === undefined) throw notFound('这些回执')
    return reply
      .header('content-type', 'application/json; charset=utf-8')
      .header('content-disposition', `attachment; filename*=UTF-8''${RECEIPTS_NAME}`)
      .send(JSON.stringify(file))
  })
}

/** What became of it; a sentence when the file itself is refused. */
async function handIn(desk: Desk, request: FastifyRequest): Promise<TakenBatch | string> {
  const part = await request.file()
  const field = part?.fields['password']
  const password = field && 'value' in field && typeof field.value === 'string' ? field.value : ''
  if (!part || password === '') return '请填写批次密码并选择批次文件。'
  const folder = await mkdtemp(join(tmpdir(), 'smedt-batch-'))
  try {
    const path = join(folder, '上报批次.uploadbatch')
    await pipeline(part.file, createWriteStream(path, { mode: 0o600 }))
    const batch = await openBatch(path, password)
    try {
      await batch.verify(new AbortController().signal, () => undefined)
      return await takeBatch(desk, batch)
    } finally {
      await batch.close()
    }
  } catch (error) {
    if (error instanceof AppError) return errorText(error.info)
    throw error
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
