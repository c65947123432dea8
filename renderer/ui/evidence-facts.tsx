import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { CAPTURE_CLOCK_NAMES, captureClock } from '../../shared/domain/evidence/capture-clock.ts'
import type { Evidence } from '../../shared/domain/task/workspace.ts'
import { errorMessage } from '../lib/error-message.ts'
import { describeEvidence } from '../lib/evidence.ts'
import { dateAndTime, fileSize } from '../lib/words.ts'
import { useWorkspace } from '../lib/workspace-store.ts'
import { ErrorNote } from './error-note.tsx'
import { EvidenceHistory } from './evidence-history.tsx'
import { sourceName } from './evidence-words.ts'
import { TextField } from './text-field.tsx'

/** Name and place, which the panel may write, and the facts of a piece of evidence. */
export function EvidenceFacts({ evidence }: { readonly evidence: Evidence }) {
  const { workspace, isFrozen } = useWorkspace()
  const [isHistoryOpen, setIsHistoryOpen] = useState(false)
  const author = workspace.package.panel.experts.find(({ id }) => id === evidence.author)
  return (
    <section className="evidence-facts" aria-label="佐证说明">
      <Description evidence={evidence} canEdit={!isFrozen} />
      <dl>
        <dt>来源</dt>
        <dd>{sourceName(evidence)}</dd>
        <dt>拍摄时间</dt>
        <dd>{captureText(evidence)}</dd>
        <dt>设备</dt>
        <dd>{evidence.device ?? '文件未注明'}</dd>
        <dt>录入</dt>
        <dd>
          {author ? `${author.name}，` : ''}
          {dateAndTime(evidence.addedAt)}
        </dd>
        <dt>大小</dt>
        <dd>{fileSize(evidence.sizeBytes)}</dd>
        <dt>SHA-256</dt>
        <dd>
          <code>{evidence.sha256}</code>
        </dd>
      </dl>
      <Button aria-expanded={isHistoryOpen} onClick={() => setIsHistoryOpen(!isHistoryOpen)}>
        {isHistoryOpen ? '收起操作记录' : '操作记录'}
      </Button>
      {isHistoryOpen && <EvidenceHistory evidence={evidence} />}
    </section>
  )
}

function captureText(evidence: Evidence): string {
  const clock = captureClock(evidence)
  if (evidence.capturedAt === null || clock === null) return '文件未注明'
  return `${dateAndTime(evidence.capturedAt)}（${CAPTURE_CLOCK_NAMES[clock]}）`
}

type DescriptionProps = { readonly evidence: Evidence; readonly canEdit: boolean }

/** Saved when the field is left, and when the window is closed. */
function Description({ evidence, canEdit }: DescriptionProps) {
  const [name, setName] = useState(evidence.name)
  const [place, setPlace] = useState(evidence.place)
  const [error, setError] = useState<string | null>(null)
  const isChanged = name.trim() !== evidence.name || place.trim() !== evidence.place
  const isLegal = Array.from(name).length <= 255 && Array.from(place).length <= 120

  async function save(): Promise<void> {
    if (!canEdit || !isChanged || !isLegal) return
    const known = name.trim() === '' ? {} : { name: name.trim() }
    try {
      await describeEvidence(evidence.id, { place: place.trim(), ...known })
      setError(null)
    } catch (failure) {
      setError(errorMessage(failure))
    }
  }
  const saveLast = useRef(save)
  useEffect(() => {
    saveLast.current = save
  })
  useEffect(() => () => void saveLast.current(), [])
  return (
    <div onBlur={() => void save()}>
      <TextField
        label="地点（可填车间、工位）"
        value={place}
        onChange={setPlace}
        maxLength={120}
        disabled={!canEdit}
      />
      <TextField
        label="名称"
        value={name}
        onChange={setName}
        maxLength={255}
        disabled={!canEdit}
        error={name.trim() === '' ? '名称不能为空，原名称保留' : null}
      />
      {error && <ErrorNote message={error} />}
    </div>
  )
}
