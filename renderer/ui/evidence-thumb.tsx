import { FileOutlined, FilePdfOutlined, VideoCameraOutlined } from '@ant-design/icons'
import type { Evidence } from '../../shared/domain/task/workspace.ts'
import { thumbnailUrl } from '../lib/thumbnails.ts'
import { useAsync } from '../lib/use-async.ts'
import './evidence-thumb.css'

type EvidenceThumbProps = {
  readonly evidence: Evidence
  readonly onOpen: () => void
  readonly label?: string
}

/** One piece of evidence as a small button that opens it. */
export function EvidenceThumb({ evidence, onOpen, label }: EvidenceThumbProps) {
  return (
    <button
      type="button"
      className="evidence-thumb"
      onClick={onOpen}
      title={evidence.name}
      aria-label={label ?? `打开佐证 ${evidence.name}`}
    >
      {evidence.mediaType.startsWith('image/') ? (
        <Picture evidence={evidence} />
      ) : (
        <>
          <FileIcon mediaType={evidence.mediaType} />
          <span className="evidence-thumb-name">{evidence.name}</span>
        </>
      )}
    </button>
  )
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
  return <FileOutlined aria-hidden />
}
