import { FlagOutlined } from '@ant-design/icons'
import { Button, Modal } from 'antd'
import { useState } from 'react'
import { suggestionFor, type FindingDraft } from '../../shared/domain/findings/index.ts'
import type { RecordKind } from '../../shared/domain/record/kinds.ts'
import { addFinding } from '../lib/findings.ts'
import { useJump } from '../lib/jump.ts'
import { whenSettled } from '../lib/record-writer.ts'
import { useMayWrite } from '../lib/use-may-write.ts'
import { useWorkspaceStore } from '../lib/workspace-store.ts'
import './add-finding.css'
import { SeverityChoice } from './severity-choice.tsx'
import { TextField } from './text-field.tsx'

type AddFindingProps = { readonly kind: RecordKind; readonly recordKey: string }

/** Writes down a finding about a record where it is seen, and leads to those that are there. */
export function AddFinding({ kind, recordKey }: AddFindingProps) {
  const source = `${kind}:${recordKey}`
  const jump = useJump()
  const canAdd = useMayWrite('finding')
  const written = useWorkspaceStore(({ view }) =>
    (view?.records.all('finding') ?? [])
      .flatMap(({ key, body }) => (body.source === source ? [key] : []))
      .join(' '),
  )
  const [draft, setDraft] = useState<FindingDraft | null>(null)
  const keys = written === '' ? [] : written.split(' ')
  if (!canAdd && keys.length === 0) return null

  async function open(): Promise<void> {
    const { taskId } = useWorkspaceStore.getState()
    // The finding says what the record says: what was typed a moment ago as well.
    if (taskId !== null) await whenSettled({ taskId, kind, key: recordKey })
    const { workspace } = useWorkspaceStore.getState()
    if (workspace !== null) setDraft(suggestionFor(workspace, source))
  }
  return (
    <div className="add-finding">
      {canAdd && (
        <Button
          type="text"
          className="add-finding-button"
          icon={<FlagOutlined aria-hidden />}
          onClick={() => void open()}
        >
          记为问题
        </Button>
      )}
      {keys.length > 0 && (
        <Button
          type="link"
          className="add-finding-button"
          onClick={() => jump('findings', `finding:${keys[0]}`)}
        >
          已记 {keys.length} 个问题
        </Button>
      )}
      {draft && <FindingDialog draft={draft} onChange={setDraft} onClose={() => setDraft(null)} />}
    </div>
  )
}

type FindingDialogProps = {
  readonly draft: FindingDraft
  readonly onChange: (draft: FindingDraft) => void
  readonly onClose: () => void
}

function FindingDialog({ draft, onChange, onClose }: FindingDialogProps) {
  const isWhole =
    draft.title.trim() !== '' && draft.severity !== null && draft.requirement.trim() !== ''
  const isTooLong =
    Array.from(draft.title).length > 120 || Array.from(draft.requirement).length > 2000
  return (
    <Modal
      centered
      open
      title="记为问题"
      okText="记入问题清单"
      cancelText="取消"
      okButtonProps={{ disabled: !isWhole || isTooLong }}
      onOk={() => {
        addFinding(draft)
        onClose()
      }}
      onCancel={onClose}
    >
      <div className="finding-fields">
        <TextField
          label="问题"
          value={draft.title}
          onChange={(title) => onChange({ ...draft, title })}
          maxLength={120}
        />
        <SeverityChoice
          value={draft.severity}
          onChange={(severity) => onChange({ ...draft, severity })}
        />
        <TextField
          label="整改要求"
          value={draft.requirement}
          onChange={(requirement) => onChange({ ...draft, requirement })}
          multiline
          maxLength={2000}
        />
      </div>
    </Modal>
  )
}
