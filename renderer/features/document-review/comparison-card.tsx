import { memo } from 'react'
import { needsWords } from '../../../shared/domain/comparison/results.ts'
import type { ComparisonPart, ComparisonRow } from '../../../shared/domain/comparison/rows.ts'
import { useRecord } from '../../lib/use-record.ts'
import { AddFinding } from '../../ui/add-finding.tsx'
import { ChoiceGroup } from '../../ui/choice-group.tsx'
import { EvidenceBar } from '../../ui/evidence-bar.tsx'
import { RecheckNote } from '../../ui/recheck-note.tsx'
import { RecordCard } from '../../ui/record-card.tsx'
import { StatusChip } from '../../ui/status-chip.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { COMPARISON_OPTIONS } from './review-terms.ts'

type ComparisonCardProps = {
  readonly row: ComparisonRow
  /** What the panel has established elsewhere: the verified level. */
  readonly established: string | null
  /** What is still missing, as a sentence. */
  readonly gap: string | undefined
}

/** What was planned, what is claimed and what the panel verified, side by side. */
export const ComparisonCard = memo(function ComparisonCard(props: ComparisonCardProps) {
  const { row, established, gap } = props
  const { key, title, planned, claimed, differences } = row
  const { body, save, canEdit } = useRecord('comparison', key)
  const isAskedFor = needsWords(body.result)
  return (
    <RecordCard
      id={`comparison:${key}`}
      title={title}
      actions={
        <>
          {differences.map((difference) => (
            <StatusChip key={difference} tone="action">
              {difference}
            </StatusChip>
          ))}
          <AddFinding kind="comparison" recordKey={key} />
        </>
      }
    >
      <div className="review-compared">
        <Parts heading="计划（附件3）" parts={planned} />
        <Parts heading="申报（附件4）" parts={claimed} />
        <section className="review-verified" aria-label={`${title}的核实`}>
          <h4>专家组核实</h4>
          {established !== null && <p>{established}</p>}
          <ChoiceGroup
            label={`${title}的核实结果`}
            hideLabel
            options={COMPARISON_OPTIONS}
            value={body.result ?? null}
            onChange={(result) => save({ result })}
            disabled={!canEdit}
          />
          <TextField
            label={`${title}的核实情况${isAskedFor ? '（必填）' : ''}`}
            hideLabel
            value={body.verified ?? ''}
            onChange={(verified) => save({ verified }, 'soon')}
            multiline
            rows={1}
            maxLength={2000}
            placeholder={`核实情况${isAskedFor ? '（必填）' : ''}：现场看到的事实和来源`}
            disabled={!canEdit}
            error={body.result ? (gap ?? null) : null}
          />
          <EvidenceBar kind="comparison" recordKey={key} title={title} />
        </section>
      </div>
      <RecheckNote kind="comparison" recordKey={key} />
    </RecordCard>
  )
})

type PartsProps = { readonly heading: string; readonly parts: readonly ComparisonPart[] }

function Parts({ heading, parts }: PartsProps) {
  return (
    <section>
      <h4>{heading}</h4>
      <dl>
        {parts.map(({ label, text }) => (
          <div key={label}>
            <dt>{label}：</dt>
            <dd>{text || '未填写'}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
