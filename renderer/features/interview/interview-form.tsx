import { DeleteOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { InterviewRoleOutline } from '../../../shared/catalog/index.ts'
import type { RecordAccess } from '../../lib/use-record.ts'
import { dateAndTime } from '../../lib/words.ts'
import { AudioRecorder } from '../../ui/audio-recorder.tsx'
import { EvidenceBar } from '../../ui/evidence-bar.tsx'
import { ReasonDialog } from '../../ui/reason-dialog.tsx'
import { TextField } from '../../ui/text-field.tsx'

type Props = {
  readonly recordKey: string
  readonly record: RecordAccess<'interview'>
  readonly outline: InterviewRoleOutline | undefined
  readonly title: string
}

export function InterviewForm({ recordKey, record, outline, title }: Props) {
  const { body, save, remove, canEdit } = record
  const form = useRef<HTMLDivElement>(null)
  const [isRemoving, setIsRemoving] = useState(false)
  // Opening an interview is going on to write: the pen is at the first line.
  useEffect(() => form.current?.querySelector('input')?.focus(), [])
  return (
    <div className="interview-form" ref={form}>
      <div className="field-grid">
        <TextField
          label="受访人"
          value={body.person ?? ''}
          onChange={(person) => save({ person }, 'soon')}
          maxLength={40}
          disabled={!canEdit}
        />
        <TextField
          label="职务"
          value={body.position ?? ''}
          onChange={(position) => save({ position }, 'soon')}
          maxLength={60}
          disabled={!canEdit}
        />
        <TextField
          label="地点"
          value={body.place ?? ''}
          onChange={(place) => save({ place }, 'soon')}
          maxLength={60}
          disabled={!canEdit}
        />
        <TextField
          label="访谈时间"
          type="datetime-local"
          value={body.heldAt ? dateAndTime(body.heldAt).replace(' ', 'T') : ''}
          onChange={(time) => {
            // An emptied field is no time: the saved one stays.
            if (time !== '') save({ heldAt: new Date(time).toISOString() })
          }}
          disabled={!canEdit}
        />
      </div>
      <AudioRecorder kind="interview" recordKey={recordKey} title={title} />
      <ol className="interview-questions">
        {(outline?.questions ?? []).map(({ code, text, lookFor }, index) => (
          <li key={code}>
            <TextField
              label={`${index + 1}. ${text}`}
              value={body.answers?.[code] ?? ''}
              onChange={(answer) => save({ [`answers.${code}`]: answer }, 'soon')}
              multiline
              rows={1}
              maxLength={2000}
              disabled={!canEdit}
            />
            <p className="note">留意：{lookFor}</p>
          </li>
        ))}
      </ol>
      <TextField
        label="小结"
        value={body.summary ?? ''}
        onChange={(summary) => save({ summary }, 'soon')}
        multiline
        maxLength={2000}
        placeholder="与材料、现场是否一致，还要追问什么"
        disabled={!canEdit}
      />
      <EvidenceBar kind="interview" recordKey={recordKey} title={title} />
      {canEdit && (
        <div>
          <Button danger icon={<DeleteOutlined aria-hidden />} onClick={() => setIsRemoving(true)}>
            删除这份访谈
          </Button>
        </div>
      )}
      <ReasonDialog
        isOpen={isRemoving}
        title="删除访谈"
        note={`将删除“${title}”。理由记入操作记录。`}
        confirmText="删除"
        isDangerous
        onConfirm={remove}
        onClose={() => setIsRemoving(false)}
      />
    </div>
  )
}
