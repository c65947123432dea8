import type { Checkpoint } from '../../../shared/catalog/index.ts'
import { useRecord } from '../../lib/use-record.ts'
import { AddFinding } from '../../ui/add-finding.tsx'
import { ChoiceGroup } from '../../ui/choice-group.tsx'
import { EvidenceBar } from '../../ui/evidence-bar.tsx'
import { LinkTags } from '../../ui/link-tags.tsx'
import { RecheckNote } from '../../ui/recheck-note.tsx'
import { StatusChip } from '../../ui/status-chip.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { CHECKPOINT_RESULTS } from './survey-terms.ts'

type Props = {
  readonly point: Checkpoint
  /** What is still missing, as a sentence. */
  readonly gap: string | undefined
}

/** What to look at, what was found, and a note that is asked for where it is not 符合. */
export function CheckpointCard({ point, gap }: Props) {
  const { code, title, howTo, items, scenarios, needsEvidence } = point
  const { body, save, canEdit } = useRecord('checkpoint', code)
  const result = body.result ?? null
  const isAskedFor = result !== null && result !== 'pass'
  return (
    <>
      <header className="record-card-head">
        <h3>
          <span className="survey-code">{code}</span> {title}
        </h3>
        <div className="survey-tags">
          <AddFinding kind="checkpoint" recordKey={code} />
          {needsEvidence && <StatusChip tone="info">须留佐证</StatusChip>}
          <LinkTags items={items} scenarios={scenarios} />
        </div>
      </header>
      <p className="survey-how">{howTo}</p>
      <div className="survey-answer">
        <ChoiceGroup
          label={`${title}的勘查结果`}
          hideLabel
          options={CHECKPOINT_RESULTS}
          value={result}
          onChange={(value) => save({ result: value })}
          disabled={!canEdit}
        />
        <div className="survey-note">
          <TextField
            label={`${title}的情况记录${isAskedFor ? '（必填）' : ''}`}
            hideLabel
            value={body.note ?? ''}
            onChange={(note) => save({ note }, 'soon')}
            multiline
            rows={1}
            maxLength={2000}
            placeholder={isAskedFor ? '情况记录（必填）' : '情况记录'}
            disabled={!canEdit}
            error={result === null ? null : (gap ?? null)}
          />
        </div>
      </div>
      <EvidenceBar kind="checkpoint" recordKey={code} title={title} />
      <RecheckNote kind="checkpoint" recordKey={code} />
    </>
  )
}
