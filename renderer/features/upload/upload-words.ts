import type { UploadStatus } from '../../../shared/domain/upload/index.ts'
import type { ChipTone } from '../../ui/status-chip.tsx'

type StatusWords = { readonly label: string; readonly tone: ChipTone }

/** 已上报 is said of a verified receipt only. */
export const UPLOAD_WORDS: Readonly<Record<UploadStatus, StatusWords>> = {
  queued: { label: '待上报', tone: 'action' },
  sending: { label: '上报中', tone: 'info' },
  failed: { label: '未成功，可重试', tone: 'action' },
  refused: { label: '未成功，需处理', tone: 'blocking' },
  confirmed: { label: '已上报', tone: 'ok' },
}

export const OFFLINE_PROMISE = '点击“开始上报”之前，本机不访问网络。'
