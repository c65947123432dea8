import { isUtf8 } from 'node:buffer'
import { crc32 } from 'node:zlib'
import * as z from 'zod'
import { AppError, type Problem } from '../../../shared/errors.ts'
import { hiddenCharacterProblems } from '../../../shared/formats/hidden-characters.ts'
import { describeIssues } from '../../../shared/formats/issues.ts'
import {
  TASK_PACKAGE_FORMAT,
  TASK_PACKAGE_LIMITS as LIMITS,
  TASK_PACKAGE_VERSION,
  taskPackageSchema,
  type TaskPackage,
} from '../../../shared/formats/task-package.ts'
import type { Archive } from './archive.ts'
import { TASK_JSON } from './entry-name.ts'
import { findJsonProblem, lineAndColumn } from './json-problem.ts'
import { refusal } from './refusal.ts'

/** The task.json of an archive, every field of it valid. Throws `package-refused`. */
export async function readTaskJson(archive: Archive, file: string): Promise<TaskPackage> {
  const bytes = await readBytes(archive, file)
  const value = parse(bytes, file)
  const problem = formatProblem(value)
  if (problem !== null) throw refusal(file, [problem])
  const parsed = taskPackageSchema.safeParse(value, { reportInput: true })
  if (!parsed.success) throw refusal(file, describeIssues(parsed.error.issues))
  const hidden = hiddenCharacterProblems(parsed.data)
  if (hidden.length > 0) throw refusal(file, hidden)
  return parsed.data
}

async function readBytes(archive: Archive, file: string): Promise<Uint8Array> {
  const entry = archive.entries.get(TASK_JSON)
  const damaged = (cause?: unknown) =>
    refusal(file, [at('task.json 解压出错，任务包已损坏，请重新拷贝后再导入')], cause)
  if (entry === undefined) throw damaged()
  const chunks: Uint8Array[] = []
  let sizeBytes = 0
  try {
    for await (const chunk of await archive.open(entry)) {
      const bytes = chunk as Uint8Array
      sizeBytes += bytes.byteLength
      // The directory may lie about the size.
      if (sizeBytes > LIMITS.taskJsonBytes || sizeBytes > entry.sizeBytes) throw damaged()
      chunks.push(bytes)
    }
  } catch (error) {
    throw error instanceof AppError ? error : damaged(error)
  }
  const bytes = Buffer.concat(chunks)
  if (bytes.byteLength !== entry.sizeBytes || crc32(bytes) !== entry.crc32) throw damaged()
  return bytes
}

function parse(bytes: Uint8Array, file: string): unknown {
  if (!isUtf8(bytes)) {
    const position = firstBadByte(bytes)
    const message = `task.json 不是 UTF-8 编码（第 ${position + 1} 个字节起），请平台重新生成`
    throw refusal(file, [at(message)])
  }
  const text = new TextDecoder().decode(bytes)
  const problem = findJsonProblem(text)
  if (problem !== null) {
    const place = lineAndColumn(text, problem.offset)
    throw refusal(file, [at(`task.json ${place}：${problem.message}，请平台重新生成`)])
  }
  return JSON.parse(text)
}

/** The first byte that decoding replaces: up to there, encoding the decoded text gives it back. */
function firstBadByte(bytes: Uint8Array): number {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  const again = new TextEncoder().encode(text)
  return bytes.findIndex((byte, index) => byte !== again[index])
}

const headerSchema = z.looseObject({ format: z.unknown(), version: z.unknown() })

/** The format and its version come first: a newer package fails in many fields otherwise. */
function formatProblem(value: unknown): Problem | null {
  const header = headerSchema.safeParse(value)
  if (!header.success || header.data.format !== TASK_PACKAGE_FORMAT) {
    return at(`文件格式不是任务包（format 应为 ${TASK_PACKAGE_FORMAT}），请选择平台下发的任务包`)
  }
  const { version } = header.data
  if (version === TASK_PACKAGE_VERSION) return null
  const known = `本程序支持第 ${TASK_PACKAGE_VERSION} 版`
  if (typeof version === 'number' && version > TASK_PACKAGE_VERSION) {
    return {
      field: 'version',
      message: `任务包格式为第 ${version} 版，${known}，请升级程序后再导入`,
    }
  }
  return { field: 'version', message: `任务包的格式版本不对，${known}，请平台重新生成` }
}

function at(message: string): Problem {
  return { field: TASK_JSON, message }
}
