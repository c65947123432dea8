import { readdir, stat, statfs } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { hasCode } from '../files.ts'
import { stopped } from './failure.ts'

/** Linux's number of FAT; Windows does not tell, there the writing itself finds out. */
const FAT = 0x4d44
const FAT_LARGEST = 2 ** 32 - 1
/** Documents, data and the target's own tables, for each project, beside the evidence. */
export const ALLOWANCE_BYTES = 16 * 1024 * 1024

export type Needed = {
  /** All that will be written. */
  readonly totalBytes: number
  /** The largest single file. */
  readonly largestBytes: number
}

/** Refuses before anything is written what the target has no room for. */
export async function assertRoom(partial: string, needed: Needed): Promise<void> {
  const disk = await statfs(dirname(partial))
  const free = disk.bavail * disk.bsize + (await bytesAt(partial))
  if (free < needed.totalBytes) {
    const [want, have] = [megabytes(needed.totalBytes), megabytes(free)]
    throw stopped(`目标盘空间不足：约需 ${want} MB，可用 ${have} MB，请清理或换一个盘`, null)
  }
  if (disk.type === FAT && needed.largestBytes > FAT_LARGEST) {
    const reason =
      '目标盘是 FAT32 格式，放不下超过 4 GB 的单个文件，请换用 exFAT 或 NTFS 格式的盘，或导出为文件夹'
    throw stopped(reason, null)
  }
}

/** What an earlier attempt has taken of the disk already. */
async function bytesAt(path: string): Promise<number> {
  try {
    const found = await stat(path)
    if (!found.isDirectory()) return found.size
    const names = await readdir(path, { recursive: true, withFileTypes: true })
    const files = names.filter((entry) => entry.isFile())
    const sizes = await Promise.all(
      files.map(async (entry) => (await stat(join(entry.parentPath, entry.name))).size),
    )
    return sizes.reduce((sum, size) => sum + size, 0)
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return 0
    throw error
  }
}

function megabytes(bytes: number): string {
  return Math.ceil(bytes / 1024 / 1024).toLocaleString('zh-CN')
}
