import type { SyncItem } from '../../../shared/ipc/contract.ts'
import { fileSize } from '../../lib/words.ts'
import { percent } from './sync-words.ts'

/** The files of an item with what of each is there; nothing before it was looked at. */
export function FileList({ item }: { readonly item: SyncItem }) {
  if (item.files.length === 0) return null
  const done = item.files.filter(({ sentBytes, sizeBytes }) => sentBytes === sizeBytes).length
  return (
    <details className="sync-files">
      <summary>
        文件 {done} / {item.files.length}
      </summary>
      <ul>
        {item.files.map(({ sha256, name, sizeBytes, sentBytes }) => (
          <li key={sha256}>
            <span>{name}</span>
            <span>
              {fileSize(sentBytes)} / {fileSize(sizeBytes)}（{percent(sentBytes, sizeBytes)}%）
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}
