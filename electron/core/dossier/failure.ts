import { basename } from 'node:path'
import { AppError } from '../../../shared/errors.ts'
import { hasCode } from '../files.ts'

/** `reason`: a Chinese half sentence that says what to do. `partial`: what is left of the try. */
export function stopped(reason: string, partial: string | null, cause?: unknown): AppError {
  const left = partial === null ? null : basename(partial)
  return new AppError({ code: 'export-stopped', reason, partial: left }, { cause })
}

const REASONS: readonly (readonly [codes: readonly string[], reason: string])[] = [
  [['ENOSPC', 'EDQUOT'], '目标盘已满，请清理后重试或换一个盘'],
  [['EFBIG'], '目标盘放不下这么大的单个文件（FAT32 上限 4 GB），请换用 exFAT 或 NTFS 格式的盘'],
  [['EROFS', 'EACCES', 'EPERM'], '目标位置不能写入，请检查写保护和权限，或换一个位置'],
  [['EBUSY', 'ETXTBSY'], '目标文件正被其他程序使用，请关闭它后重试'],
  [['ENAMETOOLONG'], '目标位置的路径太长，请换一个靠近盘符的位置'],
  [
    ['ENOENT', 'ENOTDIR', 'EIO', 'ENODEV', 'ENXIO', 'EINVAL', 'EBADF'],
    '目标盘读写出错，可能已被拔出，请重新插好后重试',
  ],
  [['EEXIST', 'ENOTEMPTY', 'EISDIR'], '目标位置已有同名的文件或文件夹，请移走它或换一个位置'],
]

/** An error of the target disk in words; any other error as it is. */
export function targetError(error: unknown, partial: string | null): unknown {
  const known = REASONS.find(([codes]) => codes.some((code) => hasCode(error, code)))
  return known === undefined ? error : stopped(known[1], partial, error)
}
