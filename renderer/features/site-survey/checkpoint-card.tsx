import { useMemo } from 'react'
import {
  findSurveyPoint,
  pointTarget,
  type PointKind,
} from '../../../shared/domain/survey/points.ts'
import { useRecord } from '../../lib/use-record.ts'
import { useWorkspaceStore } from '../../lib/workspace-store.ts'
import { AddFinding } from '../../ui/add-finding.tsx'
import { ChoiceGroup } from '../../ui/choice-group.tsx'
import { EvidenceBar } from '../../ui/evidence-bar.tsx'
import { LinkTags } from '../../ui/link-tags.tsx'
import { RecheckNote } from '../../ui/recheck-note.tsx'
import { StatusChip } from '../../ui/status-chip.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { EditPoint } from './own-points/edit-point.tsx'
import { POINT_OPTIONS } from './survey-terms.ts'

type Props = { readonly kind: PointKind; readonly recordKey: string }

/** What to look at, what was found, and a note that is asked for where it is not 符合. */
export function CheckpointCard({ kind, recordKey }: Props) {
  const pkg = useWorkspaceStore(({ workspace }) => workspace?.package)
  const gap = useWorkspaceStore(({ view }) =>
    view?.gapOf.get(pointTarget({ kind, key: recordKey })),
  )
  const { body, save, canEdit } = useRecord(kind, recordKey)
  const point = useMemo(
    () => pkg && findSurveyPoint(pkg, { kind, key: recordKey }, body),
    [pkg, kind, recordKey, body],
  )
  if (point === undefined) return null
  const { code, title, howTo, items, scenarios, needsEvidence, cameraOnly } = point
  const result = body.result ?? null
  const isAskedFor = result !== null && result !== 'pass'
  return (
    <>
      <header className="record-card-head">
        <h3>
          <span className="survey-code">{code}</span> {title || '（未写名称）'}
        </h3>
        <div className="survey-tags">
          <AddFinding kind={kind} recordKey={recordKey} />
          {kind === 'own-checkpoint' && <EditPoint recordKey={recordKey} />}
          {needsEvidence && <StatusChip tone="info">须留佐证</StatusChip>}
          {cameraOnly && <StatusChip tone="info">仅限现场拍摄</StatusChip>}
          <LinkTags items={items} scenarios={scenarios} />
        </div>
      </header>
      {howTo !== '' && <p className="survey-how">{howTo}</p>}
      <div className="survey-answer">
        <ChoiceGroup
          label={`${title}的勘查结果`}
          hideLabel
          options={POINT_OPTIONS}
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
      <EvidenceBar kind={kind} recordKey={recordKey} title={title} cameraOnly={cameraOnly} />
      <RecheckNote kind={kind} recordKey={recordKey} />
    </>
  )
}
