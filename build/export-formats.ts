import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { format, resolveConfig } from 'prettier'
import * as z from 'zod'
import {
  batchManifestSchema as dossierBatchSchema,
  dossierManifestSchema,
} from '../shared/formats/dossier.ts'
import {
  attachmentRecordSchema,
  receiptPayloadSchema,
  receiptSchema,
  submissionSchema,
} from '../shared/formats/platform-api.ts'
import { signedStatementSchema } from '../shared/formats/signed-statement.ts'
import { taskPackageSchema } from '../shared/formats/task-package.ts'
import {
  batchManifestSchema as uploadBatchSchema,
  receiptsFileSchema,
} from '../shared/formats/upload-batch.ts'
import { openApiDocument } from './openapi.ts'

/** Where the JSON Schemas for makers of other programs are kept. */
export const SCHEMA_FOLDER = fileURLToPath(new URL('../shared/formats/schema/', import.meta.url))

const SCHEMAS = [
  {
    file: 'task-package.json',
    title: '任务包 task.json（格式第 1 版）',
    schema: taskPackageSchema,
  },
  { file: 'submission.json', title: '上报登记（格式第 1 版）', schema: submissionSchema },
  {
    file: 'attachment-record.json',
    title: '后补盖章扫描件的记录（格式第 1 版）',
    schema: attachmentRecordSchema,
  },
  { file: 'receipt.json', title: '签名回执（格式第 1 版）', schema: receiptSchema },
  {
    file: 'receipt-payload.json',
    title: '签名回执的内容（格式第 1 版）',
    schema: receiptPayloadSchema,
  },
  {
    file: 'signed-statement.json',
    title: '回执.json 和主管部门意见.json：平台签名的原文和公钥（格式第 1 版）',
    schema: signedStatementSchema,
  },
  {
    file: 'upload-batch.json',
    title: '上报批次的清单（格式第 1 版；文件本身加密）',
    schema: uploadBatchSchema,
  },
  { file: 'receipts.json', title: '回执文件 .receipts（格式第 1 版）', schema: receiptsFileSchema },
  {
    file: 'dossier.json',
    title: '验收档案 manifest.json（格式第 1 版）',
    schema: dossierManifestSchema,
  },
  {
    file: 'dossier-batch.json',
    title: '多项档案 manifest.json（格式第 1 版）',
    schema: dossierBatchSchema,
  },
] as const

export type SchemaFile = { readonly name: string; readonly text: string }

/**
 * JSON Schema (2020-12) of our formats, and the OpenAPI document of the platform.
 *
 * Rules that no schema can say (check characters, 字 counts, rules between fields) are not in them:
 * the program checks those besides.
 */
export async function schemaFiles(): Promise<readonly SchemaFile[]> {
  const config = await resolveConfig(fileURLToPath(import.meta.url))
  const documents = [
    ...SCHEMAS.map(({ file, title, schema }) => {
      const { $schema, ...rest } = z.toJSONSchema(schema, { target: 'draft-2020-12', io: 'input' })
      return { name: file, value: { $schema, title, ...rest } }
    }),
    { name: 'openapi.json', value: openApiDocument() },
  ]
  return await Promise.all(
    documents.map(async ({ name, value }) => ({
      name,
      text: await format(JSON.stringify(value), { ...config, parser: 'json' }),
    })),
  )
}

if (import.meta.main) {
  await mkdir(SCHEMA_FOLDER, { recursive: true })
  for (const { name, text } of await schemaFiles()) await writeFile(join(SCHEMA_FOLDER, name), text)
}
