import type { SyncItem, SyncState, TaskNotice } from '../../../shared/ipc/contract.ts'
import { dateAndTime, fileSize } from '../../lib/words.ts'
import type { ChipTone } from '../../ui/status-chip.tsx'

type Words = { readonly label: string; readonly tone: ChipTone }

/** 已上报 is said of a verified receipt only. */
const ITEM_WORDS: Readonly<Record<SyncItem['status'], Words>> = {
  queued: { label: '待上报', tone: 'action' },
  registering: { label: '正在登记', tone: 'info' },
  sending: { label: '正在发送', tone: 'info' },
  completing: { label: '等待回执', tone: 'info' },
  waiting: { label: '稍后自动重试', tone: 'action' },
  'set-aside': { label: '已搁置，需处理', tone: 'blocking' },
  paused: { label: '已暂停', tone: 'neutral' },
  cancelled: { label: '本次不传', tone: 'neutral' },
  confirmed: { label: '已上报', tone: 'ok' },
}

/** What was on its way when the run had to wait or was paused: nothing moves. */
const STOPPED: Words = { label: '已传一部分，待继续', tone: 'action' }

/** 已上报 holds, for the receipt is here; but the platform has to get it once more. */
const GONE: Words = { label: '平台已无记录', tone: 'action' }

export function itemWords(
  { status, isGone }: Pick<SyncItem, 'status' | 'isGone'>,
  phase: SyncState['phase'],
): Words {
  if (status === 'confirmed' && isGone) return GONE
  const isOnItsWay = status === 'registering' || status === 'sending' || status === 'completing'
  return isOnItsWay && phase !== 'pushing' ? STOPPED : ITEM_WORDS[status]
}

export const PHASE_WORDS: Readonly<Record<SyncState['phase'], string>> = {
  idle: '没有在同步',
  'signing-in': '正在登录平台',
  pulling: '正在获取任务和平台意见',
  pushing: '正在上报',
  waiting: '正在等待',
  paused: '已暂停',
}

export const NOTICE_WORDS: Readonly<Record<TaskNotice['state'], Words>> = {
  assigned: { label: '已派给您', tone: 'info' },
  changed: { label: '任务有更新', tone: 'action' },
  withdrawn: { label: '任务已撤回', tone: 'blocking' },
  reassigned: { label: '任务已改派', tone: 'blocking' },
}

/** What this computer does without being asked: nothing, unless the switch is on. */
export function offlinePromise(isAutomatic: boolean): string {
  return isAutomatic
    ? '“有网络时自动上报”已打开，本机会自己访问平台。'
    : '点击“开始同步”之前，本机不访问网络。'
}

/** `12.3 MB / 40 MB，2.1 MB/秒，约剩 14 秒` */
export function progressText({ progress, phase }: Pick<SyncState, 'progress' | 'phase'>): string {
  const { sentBytes, totalBytes, bytesPerSecond, remainingSeconds } = progress
  if (phase !== 'pushing') return `${fileSize(sentBytes)} / ${fileSize(totalBytes)}`
  const speed = bytesPerSecond > 0 ? `，${fileSize(Math.round(bytesPerSecond))}/秒` : ''
  const left = remainingSeconds === null ? '' : `，约剩 ${timeText(remainingSeconds)}`
  return `${fileSize(sentBytes)} / ${fileSize(totalBytes)}${speed}${left}`
}

export function timeText(seconds: number): string {
  const whole = Math.max(1, Math.ceil(seconds))
  if (whole < 60) return `${whole} 秒`
  return whole < 3600 ? `${Math.ceil(whole / 60)} 分钟` : `${(whole / 3600).toFixed(1)} 小时`
}

/** All that somebody who helps from afar has to know, and nothing that is secret. */
export function supportText(sync: SyncState, item: SyncItem | null): string {
  const problem = item ? item.problem : sync.problem
  const lines = [
    item && `${item.enterprise}　${item.taskNumber}　第 ${item.revision} 版`,
    item?.scan && `盖章扫描件：${item.scan}`,
    item && `状态：${ITEM_WORDS[item.status].label}，已失败 ${item.attempts} 次`,
    `问题：${problem?.message ?? '无'}（${problem?.reason ?? ''}）`,
    `平台：${sync.platformUrl ?? '未填写'}`,
    sync.device && `设备：${sync.device.name}（${sync.device.institution}）`,
    sync.account && `账号：${sync.account.account}`,
    sync.clockWarning,
    `时间：${dateAndTime(new Date().toISOString())}`,
  ]
  return lines.filter(Boolean).join('\n')
}

export function percent(sentBytes: number, totalBytes: number): number {
  return totalBytes === 0 ? 0 : Math.min(100, Math.floor((sentBytes * 100) / totalBytes))
}
