import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import {
  bad,
  good,
  missing,
  note,
  type Finding,
} from '../../../shared/domain/verification/finding.ts'
import {
  MANIFEST_NAME,
  PACKAGE_PATH,
  scanRecordPath,
} from '../../../shared/formats/dossier-names.ts'
import { taskPackageSchema } from '../../../shared/formats/task-package.ts'
import { hasCode } from '../files.ts'
import { parseJson } from '../sync/parse-json.ts'
import type { StatementPayload } from './statement-facts.ts'

/** What lies around a statement: in a dossier all of it, elsewhere the files of its folder. */
export type Beside = {
  readonly findings: readonly Finding[]
  /** Of the dossier's task package; '' where there is none. */
  readonly packageKey: string
}

const SNAPSHOT_NAME = '快照.json'
/** No document is larger; evidence is looked at by its size first. */
const MOST_PACKAGE_BYTES = 64 * 1024 * 1024

export async function filesBeside(path: string, payload: StatementPayload): Promise<Beside> {
  const folder = dirname(path)
  // 数据/第N版/回执.json of a dossier.
  const root = resolve(folder, '..', '..')
  const isDossier = await isFile(join(root, MANIFEST_NAME))
  const around = isDossier ? root : folder
  const [record, files] = await Promise.all([
    recordFinding(recordPath(path, payload), payload.recordSha256),
    payload.format === 'smedt-receipt' ? fileFindings(around, isDossier, payload.files) : [],
  ])
  const packageKey = isDossier ? await packageKeyOf(join(root, PACKAGE_PATH)) : ''
  return { findings: [...record, ...files], packageKey }
}

function recordPath(path: string, payload: StatementPayload): string {
  const isOfScan = payload.format === 'smedt-receipt' && payload.attachesTo !== undefined
  return isOfScan ? scanRecordPath(path) : join(dirname(path), SNAPSHOT_NAME)
}

async function recordFinding(path: string, recordSha256: string): Promise<readonly Finding[]> {
  if (!(await isFile(path))) return []
  const name = basename(path)
  return (await hashOf(path)) === recordSha256
    ? [good('record', `旁边的“${name}”就是它所针对的验收记录`)]
    : [bad('record-differs', `旁边的“${name}”不是它所针对的验收记录`)]
}

type Listed = readonly { readonly sha256: string; readonly sizeBytes: number }[]

/** Which of the files that the platform has received are here, byte by byte. */
async function fileFindings(
  folder: string,
  isDossier: boolean,
  listed: Listed,
): Promise<readonly Finding[]> {
  const sizes = new Set(listed.map(({ sizeBytes }) => sizeBytes))
  const wanted = new Set(listed.map(({ sha256 }) => sha256))
  const entries = await readdir(folder, { recursive: isDossier, withFileTypes: true })
  const found = new Set<string>()
  for (const entry of entries) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    // Only what can be one of them is read: evidence may be gigabytes.
    if (!sizes.has((await stat(path)).size)) continue
    const hash = await hashOf(path)
    if (wanted.has(hash)) found.add(hash)
  }
  const count = `回执所列 ${wanted.size} 份文件`
  if (found.size === wanted.size) return [good('record', `${count}都在旁边，逐字节一致`)]
  if (isDossier) {
    const lost = wanted.size - found.size
    return [missing('record', `${count}中有 ${lost} 份不在档案里，或与平台收到的不同`)]
  }
  return found.size > 0
    ? [note('record', `${count}中有 ${found.size} 份在旁边，逐字节一致`)]
    : [note('record', `旁边没有${count}中的任何一份，只核验了签名`)]
}

async function packageKeyOf(path: string): Promise<string> {
  if (!(await isFile(path)) || (await stat(path)).size > MOST_PACKAGE_BYTES) return ''
  const parsed = taskPackageSchema.safeParse(parseJson(await readFile(path, 'utf8')))
  return parsed.success ? parsed.data.platform.receiptKey : ''
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of createReadStream(path)) hash.update(piece as Uint8Array)
  return hash.digest('hex')
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile()
  } catch (error) {
    if (hasCode(error, 'ENOENT') || hasCode(error, 'ENOTDIR')) return false
    throw error
  }
}
