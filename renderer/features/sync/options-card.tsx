import { Select, Switch } from 'antd'
import type { SyncState } from '../../../shared/ipc/contract.ts'
import { askSync } from '../../lib/sync-store.ts'

const LIMITS: readonly { readonly value: number; readonly label: string }[] = [
  { value: 0, label: '不限速' },
  { value: 128 * 1024, label: '每秒 128 KB' },
  { value: 512 * 1024, label: '每秒 512 KB' },
  { value: 2 * 1024 ** 2, label: '每秒 2 MB' },
  { value: 10 * 1024 ** 2, label: '每秒 10 MB' },
]

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
          options={[...LIMITS]}
          onChange={(value) =>
            void askSync('sync.setBandwidth', { bytesPerSecond: value === 0 ? null : value })
          }
        />
      </div>
      <div className="sync-option">
        <span id="sync-automatic">联网时自动同步</span>
        <Switch
          aria-labelledby="sync-automatic"
          checked={isAutomatic}
          onChange={(is) => void askSync('sync.setAutomatic', { isAutomatic: is })}
        />
        <p>
          {isAutomatic
            ? '已打开：有网络时本机会自己登录平台、获取任务并上报签完字的意见。您暂停的和需要处理的不会自动传。'
            : '已关闭：只在您点“开始同步”之后访问网络。'}
        </p>
      </div>
    </section>
  )
}
