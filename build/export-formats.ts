import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { format, resolveConfig } from 'prettier'
import * as z from 'zod'
import { receiptSchema, submissionSchema } from '../shared/formats/platform-api.ts'
import { taskPackageSchema } from '../shared/formats/task-package.ts'

/** Where the JSON Schemas for makers of other programs are kept. */
export const SCHEMA_FOLDER = fileURLToPath(new URL('../shared/formats/schema/', import.meta.url))

const SCHEMAS = [
  {
    file: 'task-package.json',
    title: '任务包 task.json（格式第 1 版）',
    schema: taskPackageSchema,
  },
  { file: 'submission.json', title: '上报登记（格式第 1 版）', schema: submissionSchema },
  { file: 'receipt.json', title: '签名回执（格式第 1 版）', schema: receiptSchema },
] as const

export type SchemaFile = { readonly name: string; readonly text: string }

/**
 * JSON Schema (2020-12) of our formats.
 *
 * Rules that no schema can say (check characters, 字 counts, rules between fields) are not in them:
 * the program checks those besides.
 */
export async function schemaFiles(): Promise<readonly SchemaFile[]> {
  const config = await resolveConfig(fileURLToPath(import.meta.url))
  return await Promise.all(
    SCHEMAS.map(async ({ file, title, schema }) => {
      const { $schema, ...rest } = z.toJSONSchema(schema, { target: 'draft-2020-12', io: 'input' })
      const text = JSON.stringify({ $schema, title, ...rest })
      return { name: file, text: await format(text, { ...config, parser: 'json' }) }
    }),
  )
}

if (import.meta.main) {
  await mkdir(SCHEMA_FOLDER, { recursive: true })
  for (const { name, text } of await schemaFiles()) await writeFile(join(SCHEMA_FOLDER, name), text)
}
