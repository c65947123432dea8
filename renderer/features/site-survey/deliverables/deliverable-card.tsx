import { memo, useState } from 'react'
import {
  DELIVERABLE_STATUSES,
  differencesFromContract,
  needsNote,
  type Deliverable,
} from '../../../../shared/domain/deliverable/deliverable.ts'
import { useRecord } from '../../../lib/use-record.ts'
import { ChoiceGroup, type ChoiceTone } from '../../../ui/choice-group.tsx'
import { EvidenceBar } from '../../../ui/evidence-bar.tsx'
import { RecordCard } from '../../../ui/record-card.tsx'
import { StatusChip } from '../../../ui/status-chip.tsx'
import { TextField } from '../../../ui/text-field.tsx'

const TONES = {
  'seen-running': 'ok',
  seen: 'ok',
  different: 'warn',
  missing: 'bad',
} as const satisfies Readonly<Record<string, ChoiceTone>>
const STATUSES = DELIVERABLE_STATUSES.map((one) => ({ ...one, tone: TONES[one.value] }))
const KINDS = { software: '软件', hardware: '硬件', service: '服务' } as const

type DeliverableCardProps = {
  readonly promised: Deliverable
  readonly place: number
  /** What is still missing, as a sentence. */
  readonly gap: string | undefined
}

/** One deliverable: what the contract says, and what stands there. */
export const DeliverableCard = memo(function DeliverableCard(props: DeliverableCardProps) {
  const { promised, place, gap } = props
  const key = String(place)
  const { body, save, canEdit } = useRecord('deliverable', key)
  const { name, kind, brand, model, quantity, provider } = promised
  const isAskedFor = needsNote(body.status)
  const differences = differencesFromContract(promised, body)
  const contract = [brand, model, provider].filter((text) => text !== '').join(' · ')
  return (
    <RecordCard
      id={`deliverable:${key}`}
      title={`${place + 1}. ${name} × ${quantity}`}
      note={contract === '' ? undefined : `合同：${contract}`}
      actions={<StatusChip tone="info">{KINDS[kind]}</StatusChip>}
    >
      <ChoiceGroup
        label={`${name}的核对结果`}
        hideLabel
        options={STATUSES}
        value={body.status}
        onChange={(status) => save({ status })}
        disabled={!canEdit}
      />
      <div className="deliverable-found">
        <TextField
          label="现场品牌"
          value={body.brand ?? ''}
          onChange={(text) => save({ brand: text }, 'soon')}
          maxLength={80}
          placeholder={brand}
          disabled={!canEdit}
        />
        <TextField
          label="现场型号"
          value={body.model ?? ''}
          onChange={(text) => save({ model: text }, 'soon')}
          maxLength={80}
          placeholder={model}
          disabled={!canEdit}
        />
        <QuantityField
          value={body.quantity ?? null}
          promised={quantity}
          disabled={!canEdit}
          onChange={(found) => save({ quantity: found }, 'soon')}
        />
        <TextField
          label={isAskedFor ? '情况（必填）' : '情况'}
          value={body.note ?? ''}
          onChange={(note) => save({ note }, 'soon')}
          maxLength={500}
          disabled={!canEdit}
          error={body.status ? (gap ?? null) : null}
        />
      </div>
      {differences.length > 0 && <p className="deliverable-differs">{differences.join('；')}。</p>}
      <EvidenceBar kind="deliverable" recordKey={key} title={name} />
    </RecordCard>
  )
})

type QuantityFieldProps = {
  readonly value: number | null
  readonly promised: number
  readonly disabled: boolean
  readonly onChange: (value: number | null) => void
}

/** Blank is not counted; what is no number stays on screen with what is wrong. */
function QuantityField({ value, promised, disabled, onChange }: QuantityFieldProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const text = typed ?? (value === null ? '' : String(value))
  const isCount = text === '' || (/^\d{1,7}$/.test(text) && Number(text) <= 1_000_000)
  return (
    <div onBlur={() => isCount && setTyped(null)}>
      <TextField
        label="现场数量"
        value={text}
        onChange={(next) => {
          setTyped(next)
          if (next === '') onChange(null)
          else if (/^\d{1,7}$/.test(next) && Number(next) <= 1_000_000) onChange(Number(next))
        }}
        inputMode="numeric"
        placeholder={String(promised)}
        disabled={disabled}
        error={isCount ? null : '应为整数，没有保存'}
      />
    </div>
  )
}
