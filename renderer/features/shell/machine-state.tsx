import { Popover } from 'antd'
import { useSyncExternalStore } from 'react'
import { useAppState } from '../../lib/app-state.ts'

function watchNetwork(onChange: () => void): () => void {
  window.addEventListener('online', onChange)
  window.addEventListener('offline', onChange)
  return () => {
    window.removeEventListener('online', onChange)
    window.removeEventListener('offline', onChange)
  }
}

const PROMISE = '离线也能完成全部工作。点“开始同步”之前，本机不访问网络。'
const BY_ITSELF = '离线也能完成全部工作。“有网络时自动上报”已打开，有网络时本机会自己访问平台。'

/** Whether the computer has a network, as the system says; nothing is sent to find out. */
export function MachineState() {
  const isOnline = useSyncExternalStore(watchNetwork, () => navigator.onLine)
  const isKeyInFile = useAppState(({ app }) => app?.keyProtection === 'file')
  const promise = useAppState(({ app }) => (app?.sendsByItself ? BY_ITSELF : PROMISE))
  return (
    <Popover
      trigger="click"
      content={
        <div className="strip-popover">
          <p>{promise}</p>
          {isKeyInFile && (
            <p>本机没有系统钥匙串，数据密钥存放在仅当前用户可读的文件中，详见“设置”。</p>
          )}
        </div>
      }
    >
      <button type="button" className="strip-button" title={promise}>
        {isOnline ? '在线' : '离线'}
      </button>
    </Popover>
  )
}
