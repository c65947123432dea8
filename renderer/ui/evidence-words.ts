import type { Evidence } from '../../shared/domain/task/workspace.ts'

/** Where a piece of evidence comes from, in words. */
export function sourceName({ source, mediaType }: Evidence): string {
  if (source === 'package') return '任务包附件'
  if (source === 'imported') return '导入文件'
  return mediaType.startsWith('audio/') ? '现场录音' : '现场拍摄'
}

/** How much of a hash tells one piece from another at a glance. */
export const shortHash = ({ sha256 }: Evidence): string => sha256.slice(0, 8)
