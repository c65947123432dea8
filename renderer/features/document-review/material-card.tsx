import type { Material } from '../../../shared/catalog/index.ts'
import { useRecord } from '../../lib/use-record.ts'
import { AddFinding } from '../../ui/add-finding.tsx'
import { ChoiceGroup } from '../../ui/choice-group.tsx'
import { EvidenceBar } from '../../ui/evidence-bar.tsx'
import { RecheckNote } from '../../ui/recheck-note.tsx'
import { RecordCard } from '../../ui/record-card.tsx'
import { StatusChip } from '../../ui/status-chip.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { MATERIAL_OPTIONS } from './review-terms.ts'

type Props = {
  readonly material: Material
  /** What is still missing, as a sentence. */
  readonly gap: string | undefined
}

/** One material: a glance, one key, and only where it is not 齐全 a reason. */
export function MaterialCard({ material, gap }: Props) {
  const { code, name, required, note, source } = material
  const { body, save, canEdit } = useRecord('material', code)
  const status = body.status ?? null
  const asksReason = (status !== null && status !== 'present') || Boolean(body.reason)
  return (
    <RecordCard
      id={`material:${code}`}
      title={
        <>
          <span className="review-code">{code}</span> {name}
        </>
      }
      note={
        <>
          {note} <span className="review-source">依据：{source}</span>
        </>
      }
      actions={
        <>
          <AddFinding kind="material" recordKey={code} />
          <StatusChip tone={required ? 'info' : 'neutral'}>{required ? '必备' : '可选'}</StatusChip>
        </>
      }
    >
      <div className="review-fields">
        <ChoiceGroup
          label={`${name}的核验结果`}
          hideLabel
          options={MATERIAL_OPTIONS}
          value={status}
          onChange={(value) => save({ status: value })}
          disabled={!canEdit}
        />
        <div className="review-pages">
          <TextField
            label={`${name}的页码`}
            hideLabel
            value={body.pages ?? ''}
            onChange={(pages) => save({ pages }, 'soon')}
            maxLength={60}
            placeholder="页码，如 3—5"
            disabled={!canEdit}
          />
        </div>
        <EvidenceBar kind="material" recordKey={code} title={name} />
      </div>
      {asksReason && (
        <TextField
          label={status === 'present' ? '说明' : '理由（必填）'}
          value={body.reason ?? ''}
          onChange={(reason) => save({ reason }, 'soon')}
          maxLength={500}
          placeholder="缺什么、哪里不一致、为什么不适用"
          disabled={!canEdit}
          error={status === null ? null : (gap ?? null)}
        />
      )}
      {required && status === 'not-applicable' && (
        <p className="review-dropped">必备材料记为不适用，将连同理由写入验收意见。</p>
      )}
      <RecheckNote kind="material" recordKey={code} />
    </RecordCard>
  )
}
