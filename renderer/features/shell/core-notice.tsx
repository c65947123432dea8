import { useEffect, useState } from 'react'
import { useCoreConnection } from '../../lib/core-connection.ts'
import './core-notice.css'

const SHOWN_MS = 8_000

/** Says that the background service broke off, and that it is back. */
export function CoreNotice() {
  const { state, restarts } = useCoreConnection()
  const [acknowledged, setAcknowledged] = useState(0)
  useEffect(() => {
    const timer = window.setTimeout(() => setAcknowledged(restarts), SHOWN_MS)
    return () => window.clearTimeout(timer)
  }, [restarts])
  const isBack = state === 'ready' && restarts > acknowledged
  return (
    <div aria-live="assertive">
      {state === 'restarting' && (
        <p className="core-notice" data-state="restarting">
          后台服务正在重新启动，已显示“已保存”的内容都在；正在填写的内容会自动补存，请稍候。
        </p>
      )}
      {isBack && (
        <p className="core-notice">后台服务已恢复。未保存的内容正在自动补存，可以继续工作。</p>
      )}
    </div>
  )
}
