import { useEffect } from 'react'
import type { Evidence } from '../../shared/domain/task/workspace.ts'
import { readEvidence } from '../lib/evidence.ts'
import { useAsync } from '../lib/use-async.ts'
import { ErrorNote } from './error-note.tsx'
import { PdfPages } from './pdf-pages.tsx'

type Content =
  | { readonly shape: 'image' | 'video' | 'audio'; readonly url: string }
  | { readonly shape: 'text'; readonly text: string }
  | { readonly shape: 'pdf'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly shape: 'other' }

/** The content of a file where the program can show it. */
export function EvidenceContent({ evidence }: { readonly evidence: Evidence }) {
  const content = useAsync(evidence.id, () => loadContent(evidence))
  const url = content.status === 'ready' && 'url' in content.value ? content.value.url : null
  useEffect(() => () => (url === null ? undefined : URL.revokeObjectURL(url)), [url])

  if (content.status === 'loading') return <Frame>{<p aria-live="polite">正在读取…</p>}</Frame>
  if (content.status === 'failed') return <ErrorNote message={content.message} />
  const { value } = content
  switch (value.shape) {
    case 'image':
      return (
        <Frame>
          <img src={value.url} alt={evidence.name} />
        </Frame>
      )
    case 'video':
    case 'audio':
      return (
        <Frame>
          {/* Recordings made on site have no captions. */}
          {/* oxlint-disable-next-line jsx-a11y/media-has-caption */}
          <video src={value.url} controls aria-label={evidence.name} />
        </Frame>
      )
    case 'text':
      return (
        <Frame>
          <pre>{value.text}</pre>
        </Frame>
      )
    case 'pdf':
      return (
        <Frame>
          <PdfPages bytes={value.bytes} label={evidence.name} />
        </Frame>
      )
    case 'other':
      return (
        <Frame>
          <p>这类文件不能在程序内显示。文件已加密保存在本机，会随验收意见一并上报。</p>
        </Frame>
      )
  }
}

function Frame({ children }: { readonly children: React.ReactNode }) {
  return (
    // Long contents scroll, so the keyboard has to reach them.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="evidence-content" role="region" aria-label="内容" tabIndex={0}>
      {children}
    </div>
  )
}

async function loadContent(evidence: Evidence): Promise<Content> {
  const { mediaType } = evidence
  const shape = /^(image|video|audio)\//.exec(mediaType)?.[1]
  if (shape === 'image' || shape === 'video' || shape === 'audio')
    return { shape, url: URL.createObjectURL(await readEvidence(evidence)) }
  if (mediaType.startsWith('text/'))
    return { shape: 'text', text: await (await readEvidence(evidence)).text() }
  if (mediaType === 'application/pdf') {
    const blob = await readEvidence(evidence)
    return { shape: 'pdf', bytes: new Uint8Array(await blob.arrayBuffer()) }
  }
  return { shape: 'other' }
}
