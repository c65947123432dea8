import { useEffect } from 'react'
import { Link } from 'react-router'
import type { SyncState } from '../../../shared/ipc/contract.ts'
import { useAppState } from '../../lib/app-state.ts'
import { refreshSync, useSync } from '../../lib/sync-store.ts'

const TITLE = document.title

/** What is unsent, and how far the run is, on every screen and in the window's title. */
export function SyncPill() {
  const unsent = useAppState(({ app }) => app?.unsentCount ?? 0)
  const words = useSync(({ sync }) => runWords(sync))
  useEffect(() => void refreshSync(), [])
  useEffect(() => {
    document.title = unsent > 0 ? `待上报 ${unsent} - ${TITLE}` : TITLE
  }, [unsent])
  if (unsent === 0 && words === null) return null
  return (
    <Link to="/upload" className="status-strip-unsent">
      {[words, unsent > 0 ? `待上报 ${unsent}` : null].filter(Boolean).join(' · ')}
    </Link>
  )
}

function runWords(sync: SyncState | null): string | null {
  switch (sync?.phase) {
    case undefined:
    case 'idle':
      return null
    case 'signing-in':
    case 'pulling':
      return '正在同步'
    case 'pushing': {
      const { sentBytes, totalBytes } = sync.progress
      return `正在上报 ${totalBytes > 0 ? Math.floor((sentBytes * 100) / totalBytes) : 0}%`
    }
    case 'waiting':
      return sync.problem ? '等待网络' : '稍后重试'
    case 'paused':
      return '上报已暂停'
  }
}
