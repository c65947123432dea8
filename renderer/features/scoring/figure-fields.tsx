import { Button } from 'antd'
import { useState } from 'react'
import type { IndicatorItem } from '../../../shared/catalog/types.ts'
import {
  computeAnswer,
  formatPoints,
  itemPoints,
  type FigureConflict,
} from '../../../shared/domain/scoring/index.ts'
import type { ItemAnswer, ItemInputs } from '../../../shared/domain/scoring/types.ts'
import { TextField } from '../../ui/text-field.tsx'

type FigureFieldsProps = {
  readonly item: IndicatorItem
  readonly answer: ItemAnswer | null | undefined
  /** As written in this item. */
  readonly own: ItemInputs
  /** With the same figures of other items filled in. */
  readonly known: ItemInputs
  readonly conflicts: readonly FigureConflict[]
  /** Those that the equipment inventory gives. */
  readonly counted: ItemInputs
  readonly hasNote: boolean
  readonly canEdit: boolean
  readonly onInput: (key: string, value: string) => void
  /** Takes the option that the figures lead to, along with the figures. */
  readonly onApply: (choice: string) => void
}

/** The figures of an item and the option that they lead to; the expert decides. */
export function FigureFields(props: FigureFieldsProps) {
  const { item, own, known, conflicts, counted, canEdit, onInput } = props
  const [focused, setFocused] = useState<string | null>(null)
  return (
    <div className="figures">
      <div className="figures-fields">
        {(item.inputs ?? []).map(({ key, label, unit, kind }) => {
          const value = focused === key && own[key] !== undefined ? own[key] : (known[key] ?? '')
          const isTaken = (own[key] ?? '').trim() === '' && known[key] !== undefined
          return (
            <div key={key} onFocus={() => setFocused(key)} onBlur={() => setFocused(null)}>
              <TextField
                label={`${label}（${unit}）${isTaken ? `· ${counted[key] === undefined ? '取自同名数据' : '取自设备清单'}` : ''}`}
                value={value}
                onChange={(next) => onInput(key, next)}
                inputMode={kind === 'count' ? 'numeric' : 'decimal'}
                disabled={!canEdit}
              />
            </div>
          )
        })}
      </div>
      {conflicts.map(({ input, itemCode, value }) => (
        <p key={`${itemCode} ${input.key}`} className="figures-warning">
          {input.label}与 {itemCode} 中填写的 {value} 不一致，同一数据请核对后填成一致。
        </p>
      ))}
      <div aria-live="polite">
        <Proposal {...props} />
      </div>
    </div>
  )
}

function Proposal({ item, answer, known, hasNote, canEdit, onApply }: FigureFieldsProps) {
  const computed = computeAnswer(item, known)
  if (computed.status === 'incomplete') {
    return <p className="figures-hint">填齐数据后自动算出选项；没有数据时可直接选择。</p>
  }
  if (computed.status === 'invalid') return <p className="figures-warning">{computed.message}</p>
  const { choice, display } = computed
  const isTaken = answer === choice
  return (
    <div className="figures-proposal" data-taken={isTaken}>
      <span>
        按数据计算：<strong>{display}</strong>，对应选项 <strong>{choice}</strong>（
        {formatPoints(itemPoints(item, choice))} 分）
        {isTaken && '，与所选一致'}
        {!isTaken && answer && `；现选 ${String(answer)}${hasNote ? '' : '，请在备注中说明理由'}`}
      </span>
      {!isTaken && canEdit && (
        <Button type="primary" ghost onClick={() => onApply(choice)}>
          采用 {choice}
        </Button>
      )}
    </div>
  )
}
