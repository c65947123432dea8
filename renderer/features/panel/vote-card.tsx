import { CONCLUSION_NAMES, type Conclusion } from '../../../shared/domain/opinion/conclusion.ts'
import { ROLE_NAMES } from '../../../shared/domain/panel/roles.ts'
import type { CastVote } from '../../../shared/domain/panel/votes.ts'
import { useRecord } from '../../lib/use-record.ts'
import { ChoiceGroup } from '../../ui/choice-group.tsx'
import { RecordCard } from '../../ui/record-card.tsx'
import { StatusChip } from '../../ui/status-chip.tsx'
import { TextField } from '../../ui/text-field.tsx'

const CHOICES = [
  { value: 'agree', label: '同意', tone: 'ok' },
  { value: 'disagree', label: '不同意', tone: 'warn' },
] as const

type Props = { readonly cast: CastVote; readonly conclusion: Conclusion }

export function VoteCard({ cast, conclusion }: Props) {
  const { expert, outdated } = cast
  const { body, save, canEdit } = useRecord('vote', expert.id)
  const vote = body.conclusion === conclusion ? (body.vote ?? null) : null
  return (
    <RecordCard
      id={`vote:${expert.id}`}
      title={`${expert.name}（${ROLE_NAMES[expert.role]}）`}
      note={
        outdated === null
          ? undefined
          : `此前对“${CONCLUSION_NAMES[outdated]}”表过决；结论已改，请重新表决。`
      }
      actions={vote === null ? <StatusChip tone="action">未表决</StatusChip> : undefined}
    >
      <ChoiceGroup
        label={`${expert.name}对结论“${CONCLUSION_NAMES[conclusion]}”`}
        hideLabel
        options={CHOICES}
        value={vote}
        onChange={(next) => save({ vote: next, conclusion: next === null ? null : conclusion })}
        disabled={!canEdit}
      />
      {vote === 'disagree' && (
        <TextField
          label={`${expert.name}的不同意见（必填，写入验收意见）`}
          value={body.dissent ?? ''}
          onChange={(dissent) => save({ dissent }, 'soon')}
          multiline
          maxLength={2000}
          disabled={!canEdit}
        />
      )}
    </RecordCard>
  )
}
