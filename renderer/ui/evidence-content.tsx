import { useState, type ReactNode, type SyntheticEvent } from 'react'
import type { Evidence } from '../../shared/domain/task/workspace.ts'
import { readEvidence } from '../lib/evidence.ts'
import { useAsync } from '../lib/use-async.ts'
import { AnnotatedPicture } from './annotated-picture.tsx'
import { ErrorNote } from './error-note.tsx'
import { PdfPages } from './pdf-pages.tsx'

/** The content of a file where the program can show it. */
export function EvidenceContent({ evidence }: { readonly evidence: Evidence }) {
  const { mediaType } = evidence
  if (mediaType.startsWith('image/')) return <AnnotatedPicture evidence={evidence} />
  if (/^(audio|video)\//.test(mediaType)) return <Player evidence={evidence} />
  if (mediaType.startsWith('text/')) return <TextContent evidence={evidence} />
  if (mediaType === 'application/pdf') return <PdfContent evidence={evidence} />
  return (
    <Frame>
      <p>这类文件不能在程序内显示。文件已加密保存在本机，会随验收意见一并上报。</p>
    </Frame>
  )
}

/** Where a window plays sound and film from, piece by piece; see electron/main. */
const mediaUrl = ({ taskId, id }: Evidence): string => `app://evidence/${taskId}/${id}`

/** Further than any recording is long. */
const BEYOND_END_S = 1e7

function Player({ evidence }: { readonly evidence: Evidence }) {
  const [isBroken, setIsBroken] = useState(false)
  const common = {
    src: mediaUrl(evidence),
    controls: true,
    preload: 'metadata',
    // Evidence leaves the program by the upload only.
    controlsList: 'nodownload noremoteplayback',
    'aria-label': evidence.name,
    onError: () => setIsBroken(true),
  } as const
  if (isBroken) {
    return (
      <ErrorNote message="不能在程序内播放这种格式。原文件已加密保存在本机，会随验收意见一并上报。" />
    )
  }
  return (
    <Frame>
      {/* Recordings made on site have no captions. */}
      {evidence.mediaType.startsWith('audio/') ? (
        // oxlint-disable-next-line jsx-a11y/media-has-caption
        <audio {...common} onLoadedMetadata={findLength} />
      ) : (
        // oxlint-disable-next-line jsx-a11y/media-has-caption
        <video {...common} />
      )}
    </Frame>
  )
}

/** A recording does not say how long it is: going past its end once makes the player know. */
function findLength({ currentTarget: player }: SyntheticEvent<HTMLAudioElement>): void {
  if (player.duration !== Infinity) return
  player.addEventListener(
    'durationchange',
    () => {
      if (player.duration !== Infinity) player.currentTime = 0
    },
    { once: true },
  )
  player.currentTime = BEYOND_END_S
}

function TextContent({ evidence }: { readonly evidence: Evidence }) {
  const text = useAsync(evidence.id, async () => (await readEvidence(evidence)).text())
  if (text.status === 'failed') return <ErrorNote message={text.message} />
  return <Frame>{text.status === 'loading' ? <Loading /> : <pre>{text.value}</pre>}</Frame>
}

function PdfContent({ evidence }: { readonly evidence: Evidence }) {
  const bytes = useAsync(
    evidence.id,
    async () => new Uint8Array(await (await readEvidence(evidence)).arrayBuffer()),
  )
  if (bytes.status === 'failed') return <ErrorNote message={bytes.message} />
  return (
    <Frame>
      {bytes.status === 'loading' ? (
        <Loading />
      ) : (
        <PdfPages bytes={bytes.value} label={evidence.name} />
      )}
    </Frame>
  )
}

const Loading = () => <p aria-live="polite">正在读取…</p>

function Frame({ children }: { readonly children: ReactNode }) {
  return (
    // Long contents scroll, so the keyboard has to reach them.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="evidence-content" role="region" aria-label="内容" tabIndex={0}>
      {children}
    </div>
  )
}
