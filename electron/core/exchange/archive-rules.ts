import type { Problem } from '../../../shared/errors.ts'
import { TASK_PACKAGE_LIMITS as LIMITS } from '../../../shared/formats/task-package.ts'
import { ATTACHMENT_FOLDER, entryNameKey, entryNameProblem, TASK_JSON } from './entry-name.ts'
import { shownName } from './refusal.ts'

/** What a zip's directory says of one entry. */
export type ArchiveEntry = {
  /** Null where its bytes are not UTF-8. */
  readonly name: string | null
  readonly sizeBytes: number
  readonly packedBytes: number
  /** Of the local header. */
  readonly offset: number
  /** At least so many bytes lie between `offset` and the content. */
  readonly headerBytes: number
  readonly method: number
  readonly isEncrypted: boolean
  /** Upper half of the external attributes; 0 where the packer set none. */
  readonly unixMode: number
  readonly crc32: number
}

/** Everything in a zip's directory that makes it unfit as a task package. */
export function archiveProblems(
  entries: readonly ArchiveEntry[],
  fileBytes: number,
): readonly Problem[] {
  return [
    ...entries.flatMap(entryProblems),
    ...duplicates(entries),
    ...overlaps(entries, fileBytes),
    ...bombs(entries),
    ...taskJsonProblems(entries),
  ]
}

function entryProblems(entry: ArchiveEntry, index: number): readonly Problem[] {
  if (entry.name === null) {
    return [problem('', `压缩包内第 ${index + 1} 个文件的名称不是 UTF-8 编码，请用 UTF-8 重新打包`)]
  }
  const what = `压缩包内的“${shownName(entry.name)}”`
  const sentences = [entryNameProblem(entry.name), kindProblem(entry)]
  return sentences.flatMap((sentence) =>
    sentence === null ? [] : [problem(entry.name ?? '', `${what}：${sentence}`)],
  )
}

const KIND_MASK = 0o170000
const REGULAR = 0o100000
const FOLDER = 0o040000

function kindProblem(entry: ArchiveEntry): string | null {
  const kind = entry.unixMode & KIND_MASK
  const isFolder = entry.name === ATTACHMENT_FOLDER
  if (kind === 0o120000) return '是符号链接，任务包里不允许'
  if (kind !== 0 && kind !== (isFolder ? FOLDER : REGULAR)) return '不是普通文件'
  if (isFolder && entry.sizeBytes > 0) return '目录不应有内容'
  if (entry.isEncrypted) return '设有密码，请用不加密的任务包'
  if (entry.method !== 0 && entry.method !== 8) {
    return `压缩方式（${entry.method}）不支持，请用普通 ZIP 重新打包`
  }
  return null
}

function duplicates(entries: readonly ArchiveEntry[]): readonly Problem[] {
  const names = entries.flatMap(({ name }) => (name === null ? [] : [name]))
  const keys = names.map(entryNameKey)
  return names
    .filter((_, index) => keys.indexOf(keys[index] ?? '') !== index)
    .map((name) => problem(name, `压缩包内有重名文件“${shownName(name)}”`))
}

/** Entries that share bytes unpack to far more than the file holds: the cleverest bombs. */
function overlaps(entries: readonly ArchiveEntry[], fileBytes: number): readonly Problem[] {
  const message = '压缩包内的文件互相重叠，目录不可信，请向平台重新索取'
  const ordered = entries.toSorted((a, b) => a.offset - b.offset)
  const isOverlapping = ordered.some((entry, index) => {
    const end = entry.offset + entry.headerBytes + entry.packedBytes
    return end > (ordered[index + 1]?.offset ?? fileBytes)
  })
  return isOverlapping ? [problem('', message)] : []
}

function bombs(entries: readonly ArchiveEntry[]): readonly Problem[] {
  const unpacked = entries.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)
  const packed = entries.reduce((sum, { packedBytes }) => sum + packedBytes, 0)
  if (unpacked > LIMITS.unpackedBytes) {
    const limit = LIMITS.unpackedBytes / 1024 / 1024
    return [problem('', `解压后太大，超过 ${limit} MB 的上限`)]
  }
  if (unpacked > packed * LIMITS.ratio) {
    return [problem('', `压缩比异常（超过 ${LIMITS.ratio} 倍），可能是恶意文件，请向平台核实`)]
  }
  return []
}

function taskJsonProblems(entries: readonly ArchiveEntry[]): readonly Problem[] {
  const entry = entries.find(({ name }) => name === TASK_JSON)
  if (entry === undefined) {
    return [problem(TASK_JSON, '压缩包里没有 task.json，它不是任务包，请选择平台下发的文件')]
  }
  if (entry.sizeBytes > LIMITS.taskJsonBytes) {
    const limit = LIMITS.taskJsonBytes / 1024 / 1024
    return [problem(TASK_JSON, `task.json 太大，超过 ${limit} MB 的上限`)]
  }
  return []
}

function problem(field: string, message: string): Problem {
  return { field, message }
}
