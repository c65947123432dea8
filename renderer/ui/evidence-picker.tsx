import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import type { RecordKind } from '../../shared/domain/record/kinds.ts'
import { errorMessage } from '../lib/error-message.ts'
import { linkEvidence } from '../lib/evidence.ts'
import { useWorkspace } from '../lib/workspace-store.ts'
import { EmptyState } from './empty-state.tsx'
import { ErrorNote } from './error-note.tsx'
import './evidence-picker.css'
import { EvidenceThumb } from './evidence-thumb.tsx'

type EvidencePickerProps = {
  readonly target: { readonly taskId: string; readonly kind: RecordKind; readonly key: string }
  readonly title: string
  readonly onClose: () => void
}

const PAGE = 48

/** Evidence of the task that this record does not have yet, newest first; a press links it. */
export function EvidencePicker({ target, title, onClose }: EvidencePickerProps) {
  const { workspace } = useWorkspace()
  const [error, setError] = useState<string | null>(null)
  const [text, setText] = useState('')
  const [shown, setShown] = useState(PAGE)
  const others = workspace.evidence.filter(
    ({ links }) => !links.some(({ kind, key }) => kind === target.kind && key === target.key),
  )
  const wanted = text.trim().toLowerCase()
  const found = others
    .filter(({ name, place }) => `${name} ${place}`.toLowerCase().includes(wanted))
    .toReversed()
  async function link(evidenceId: string): Promise<void> {
    try {
      await linkEvidence(target, evidenceId)
      setError(null)
    } catch (failure) {
      setError(errorMessage(failure))
    }
  }
  return (
    <Modal
      centered
      open
      title={`为“${title}”选用已有佐证`}
      onCancel={onClose}
      footer={null}
      width="min(760px, 94vw)"
    >
      {error && <ErrorNote message={error} />}
      {others.length === 0 ? (
        <EmptyState title="本任务的佐证都已关联到这一项" />
      ) : (
        <>
          <Input
            allowClear
            className="evidence-picker-search"
            value={text}
            aria-label="按名称或地点查找佐证"
            placeholder="名称或地点"
            onChange={({ target: field }) => setText(field.value)}
          />
          {found.length === 0 && <p className="note">没有找到。换个名称或地点试试。</p>}
          <ul className="evidence-picker">
            {found.slice(0, shown).map((evidence) => (
              <li key={evidence.id}>
                <EvidenceThumb
                  evidence={evidence}
                  label={`选用 ${evidence.name}`}
                  onOpen={() => void link(evidence.id)}
                />
                <span>{evidence.name}</span>
              </li>
            ))}
          </ul>
          {found.length > shown && (
            <Button onClick={() => setShown(shown + PAGE)}>
              再看 {Math.min(PAGE, found.length - shown)} 份（还有 {found.length - shown} 份）
            </Button>
          )}
        </>
      )}
    </Modal>
  )
}
