import { Select, Switch } from 'antd'
import type { SyncState } from '../../../shared/ipc/contract.ts'
import { refreshAppState } from '../../lib/app-state.ts'
import { askSync } from '../../lib/sync-store.ts'
import { fileSize } from '../../lib/words.ts'

const LIMITS: readonly { readonly value: number; readonly label: string }[] = [
  { value: 0, label: '不限速' },
  { value: 128 * 1024, label: '每秒 128 KB' },
  { value: 512 * 1024, label: '每秒 512 KB' },
  { value: 2 * 1024 ** 2, label: '每秒 2 MB' },
  { value: 10 * 1024 ** 2, label: '每秒 10 MB' },
]

/** One that was set elsewhere is shown as what it is. */
function limitsWith(value: number | null) {
  const isListed = value === null || LIMITS.some((limit) => limit.value === value)
  return isListed ? [...LIMITS] : [...LIMITS, { value, label: `每秒 ${fileSize(value)}` }]
}

async function switchTo(isAutomatic: boolean): Promise<void> {
  await askSync('sync.setAutomatic', { isAutomatic })
  await refreshAppState()
}

/** How fast, and whether it may begin by itself. */
export function OptionsCard({ sync }: { readonly sync: SyncState }) {
  const { isAutomatic, bandwidthLimit } = sync
  return (
    <section className="sync-card" aria-labelledby="sync-options">
      <h2 id="sync-options">速度和自动同步</h2>
      <div className="sync-option">
        <label htmlFor="sync-limit">上传限速</label>
        <Select
          id="sync-limit"
          value={bandwidthLimit ?? 0}
          options={limitsWith(bandwidthLimit)}
          onChange={(value) =>
            void askSync('sync.setBandwidth', { bytesPerSecond: value === 0 ? null : value })
          }
        />
      </div>
      <div className="sync-option">
        <span id="sync-automatic">有网络时自动上报</span>
        <Switch
          aria-labelledby="sync-automatic"
          aria-describedby="sync-automatic-note"
          checked={isAutomatic}
          onChange={(is) => void switchTo(is)}
        />
        <p id="sync-automatic-note">
          {isAutomatic
            ? '已打开：打开程序时、网络恢复时、电脑唤醒时，以及此后每 5 分钟，本机会自己登录平台、获取任务并上报签完字的意见。您暂停的、选了本次不传的和需要处理的不会自动传。关闭开关即停。'
            : '已关闭：只在您点“开始同步”之后访问网络。打开后，有网络时签完字的意见会自己上报，不用再点。'}
        </p>
      </div>
    </section>
  )
}
