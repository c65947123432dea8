import { useState } from 'react'
import type { SyncFile, SyncItem } from '../../../shared/ipc/contract.ts'
import { call } from '../../lib/core-client.ts'
import { useAsync } from '../../lib/use-async.ts'
import { fileSize } from '../../lib/words.ts'
import { ErrorNote } from '../../ui/error-note.tsx'

/** What an opinion sends or has sent; file by file when it is opened. */
export function FileList({ item }: { readonly item: SyncItem }) {
  const [isOpen, setIsOpen] = useState(false)
  const { fileCount, sentFileCount, totalBytes, status } = item
  const done = status === 'confirmed' || sentFileCount === 0 ? '' : `，平台已有 ${sentFileCount} 个`
  return (
    <details className="sync-files" onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
      <summary>
        文件 {fileCount} 个，{fileSize(totalBytes)}
        {done}
      </summary>
      {isOpen && <Files item={item} />}
    </details>
  )
}

function Files({ item }: { readonly item: SyncItem }) {
  const { revisionId, status, sentFileCount } = item
  const loaded = useAsync(`files ${revisionId} ${status} ${sentFileCount}`, () =>
    call('sync.files', { revisionId }),
  )
  // The list stands while it is read again.
  const [files, setFiles] = useState<readonly SyncFile[]>([])
  if (loaded.status === 'ready' && loaded.value !== files) setFiles(loaded.value)
  if (loaded.status === 'failed') return <ErrorNote message={loaded.message} />
  return (
    <div className="sync-file-scroll" tabIndex={0} role="region" aria-label="文件清单">
      <ul>
        {files.map((file) => (
          <li key={file.sha256}>
            <span>{file.name}</span>
            <span>
              {fileSize(file.sizeBytes)} · {stateOf(file, item)}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}

function stateOf({ sentBytes, sizeBytes, name }: SyncFile, { file }: SyncItem): string {
  if (sentBytes === sizeBytes) return '已传'
  return name === file ? '正在传' : '未传'
}
