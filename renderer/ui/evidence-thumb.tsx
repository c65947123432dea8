import {
  AudioOutlined,
  EditOutlined,
  FileOutlined,
  FilePdfOutlined,
  VideoCameraOutlined,
} from '@ant-design/icons'
import type { Evidence } from '../../shared/domain/task/workspace.ts'
import { thumbnailUrl } from '../lib/thumbnails.ts'
import { useAsync } from '../lib/use-async.ts'
import { recordName, useWorkspaceStore } from '../lib/workspace-store.ts'
import './evidence-thumb.css'

type EvidenceThumbProps = {
  readonly evidence: Evidence
  readonly onOpen: () => void
  readonly label?: string
  readonly tabIndex?: number
}

/** One piece of evidence as a small button that opens it. */
export function EvidenceThumb({ evidence, onOpen, label, tabIndex }: EvidenceThumbProps) {
  const isAnnotated = useIsAnnotated(evidence.id)
  const name = label ?? `打开佐证 ${evidence.name}`
  return (
    <button
      type="button"
      className="evidence-thumb"
      onClick={onOpen}
      title={evidence.name}
      tabIndex={tabIndex}
      aria-label={isAnnotated ? `${name}，有标注` : name}
    >
      {evidence.mediaType.startsWith('image/') ? (
        <Picture evidence={evidence} />
      ) : (
        <>
          <FileIcon mediaType={evidence.mediaType} />
          <span className="evidence-thumb-name">{evidence.name}</span>
        </>
      )}
      {isAnnotated && (
        <span className="evidence-thumb-mark" aria-hidden>
          <EditOutlined />
        </span>
      )}
    </button>
  )
}

/** Whether something is drawn over a picture. */
function useIsAnnotated(evidenceId: string): boolean {
  return useWorkspaceStore(({ byName }) => {
    const body = byName.get(recordName('annotation', evidenceId))?.body
    return body !== undefined && 'shapes' in body && (body.shapes?.length ?? 0) > 0
  })
}

function Picture({ evidence }: { readonly evidence: Evidence }) {
  const url = useAsync(evidence.sha256, () => thumbnailUrl(evidence))
  if (url.status === 'ready') return <img src={url.value} alt="" />
  return (
    <span className="evidence-thumb-name">
      {url.status === 'loading' ? '读取中' : evidence.name}
    </span>
  )
}

export function FileIcon({ mediaType }: { readonly mediaType: string }) {
  if (mediaType === 'application/pdf') return <FilePdfOutlined aria-hidden />
  if (mediaType.startsWith('video/')) return <VideoCameraOutlined aria-hidden />
  if (mediaType.startsWith('audio/')) return <AudioOutlined aria-hidden />
  return <FileOutlined aria-hidden />
}
