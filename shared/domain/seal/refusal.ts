import type { UploadStatus } from '../upload/index.ts'

export type SealSituation = {
  /** Hand signatures that are still missing. */
  readonly unsigned: number
  readonly upload: UploadStatus | null
  /** The document may have come to the platform already. */
  readonly hasReachedPlatform: boolean
}

/** Why a document can't be sealed now, as a Chinese sentence; null when it can. */
export function sealRefusal({
  unsigned,
  upload,
  hasReachedPlatform,
}: SealSituation): string | null {
  if (unsigned > 0) return `还差 ${unsigned} 人手写签字。全部签完、文书生成后才能签章。`
  if (upload === 'confirmed') return '这一版已上报并收到回执，文件不再改变，不能补签章。'
  if (upload === 'sending') return '这一版正在上报，不能签章。请等待上报结束。'
  if (hasReachedPlatform) {
    return '这一版已开始上报，平台可能已登记这份文件，不能补签章。如需签章，请由组长另起新版。'
  }
  return null
}
