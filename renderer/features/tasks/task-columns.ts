import type { TaskStatus } from '../../../shared/domain/task/workspace.ts'
import type { ChipTone } from '../../ui/status-chip.tsx'
import type { SortField } from './task-order.ts'

export const TASK_COLUMNS: readonly { readonly field: SortField; readonly name: string }[] = [
  { field: 'enterprise', name: '企业与项目' },
  { field: 'county', name: '县（市、区）' },
  { field: 'trade', name: '细分行业' },
  { field: 'appointment', name: '预约日期' },
  { field: 'status', name: '状态' },
  { field: 'progress', name: '核查进度' },
]

export const STATUS_TONES: Readonly<Record<TaskStatus, ChipTone>> = {
  new: 'neutral',
  'in-progress': 'info',
  'awaiting-signature': 'action',
  'awaiting-upload': 'action',
  uploaded: 'ok',
  rectifying: 'blocking',
}
