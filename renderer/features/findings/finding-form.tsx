import { Button } from 'antd'
import { FINDING_STATUS_NAMES, isOpen } from '../../../shared/domain/findings/index.ts'
import { placeFinder } from '../../../shared/domain/record/record-place.ts'
import { STEP_NAMES } from '../../../shared/domain/record/terms.ts'
import { useJump } from '../../lib/jump.ts'
import type { RecordAccess } from '../../lib/use-record.ts'
import { useWorkspace } from '../../lib/workspace-store.ts'
import { ChoiceGroup } from '../../ui/choice-group.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { EvidenceBar } from '../../ui/evidence-bar.tsx'
import { RemoveButton } from '../../ui/remove-button.tsx'
import { SeverityChoice } from '../../ui/severity-choice.tsx'
import { TextField } from '../../ui/text-field.tsx'

const STATUSES = [
  { value: 'open', label: FINDING_STATUS_NAMES.open, tone: 'warn' },
  { value: 'mended', label: FINDING_STATUS_NAMES.mended, tone: 'ok' },
  { value: 'accepted', label: FINDING_STATUS_NAMES.accepted, tone: 'neutral' },
] as const

type FindingFormProps = {
  readonly recordKey: string
  readonly record: RecordAccess<'finding'>
}

export function FindingForm({ recordKey, record }: FindingFormProps) {
  const { body, save, remove, canEdit, failure } = record
  const isClosed = !isOpen(record)
  return (
    <div className="finding-fields">
      {failure && <ErrorNote message={failure} />}
      <TextField
        label="问题"
        value={body.title ?? ''}
        onChange={(title) => save({ title }, 'soon')}
        maxLength={120}
        disabled={!canEdit}
      />
      <SeverityChoice
        value={body.severity}
        onChange={(severity) => save({ severity })}
        disabled={!canEdit}
      />
      <TextField
        label="整改要求"
        value={body.requirement ?? ''}
        onChange={(requirement) => save({ requirement }, 'soon')}
        multiline
        maxLength={2000}
        disabled={!canEdit}
      />
      <FindingSource source={body.source ?? ''} />
      <ChoiceGroup
        label="处理情况"
        options={STATUSES}
        value={body.status ?? 'open'}
        onChange={(status) => save({ status: status ?? 'open' })}
        disabled={!canEdit}
      />
      {isClosed && (
        <TextField
          label="关闭的依据（必填）"
          value={body.statusNote ?? ''}
          onChange={(statusNote) => save({ statusNote }, 'soon')}
          maxLength={500}
          placeholder="怎样整改的、看到了什么；或为什么接受"
          disabled={!canEdit}
        />
      )}
      <EvidenceBar kind="finding" recordKey={recordKey} title={body.title ?? '问题'} />
      {canEdit && (
        <div>
          <RemoveButton
            title="删除问题"
            note="删除后进入回收站，历史仍可查。"
            label="删除的理由（必填）"
            onRemove={remove}
          >
            删除问题
          </RemoveButton>
        </div>
      )}
    </div>
  )
}

/** Where the finding comes from, one click away. */
function FindingSource({ source }: { readonly source: string }) {
  const { workspace, records } = useWorkspace()
  const jump = useJump()
  const from = placeFinder(workspace.package, records)(source)
  if (!from) return null
  return (
    <p>
      来源：
      <Button type="link" className="finding-source" onClick={() => jump(from.step, source)}>
        {STEP_NAMES[from.step]} · {from.title}
      </Button>
    </p>
  )
}
