import { hasWithdrawn, presentExperts } from '../../../shared/domain/panel/attendance.ts'
import { isReplaced } from '../../../shared/domain/panel/composition.ts'
import { useRecord } from '../../lib/use-record.ts'
import { useWorkspace } from '../../lib/workspace-store.ts'
import { ChoiceGroup } from '../../ui/choice-group.tsx'
import { RecordCard } from '../../ui/record-card.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { TimeField } from './time-field.tsx'

const LEADER_CHOICES = [
  { value: 'named', label: '评测机构指定' },
  { value: 'elected', label: '专家组推选' },
] as const

/** Opening and closing of the panel as a whole: the leader's to record. */
export function SessionCard() {
  const { workspace, records, isLeader } = useWorkspace()
  const { body, save, canEdit } = useRecord('panel', 'panel')
  const { experts } = workspace.package.panel
  const leader = experts.find(({ role }) => role === 'leader')
  const withdrawn = experts.filter(
    (expert) => hasWithdrawn(records, expert) && !isReplaced(records, expert.id),
  )
  return (
    <RecordCard
      id="panel:panel"
      title="开始与结束"
      note={isLeader ? undefined : '由组长记录。'}
      actions={<span className="note">组长：{leader?.name}</span>}
    >
      <div className="panel-session">
        <TimeField
          label="专家组开始时间"
          action="宣布开始"
          of=""
          value={body.openedAt}
          onChange={(openedAt) => save({ openedAt })}
          disabled={!canEdit}
          isPrimary
        />
        <TimeField
          label="专家组结束时间"
          action="宣布结束"
          of=""
          value={body.closedAt}
          onChange={(closedAt) => save({ closedAt })}
          disabled={!canEdit || !body.openedAt}
        />
        <ChoiceGroup
          label="组长产生方式"
          options={LEADER_CHOICES}
          value={body.leaderChosenBy}
          onChange={(leaderChosenBy) =>
            save(
              leaderChosenBy === 'elected'
                ? { leaderChosenBy }
                : { leaderChosenBy, electedLeader: null },
            )
          }
          disabled={!canEdit}
        />
      </div>
      {body.leaderChosenBy === 'elected' && (
        <ChoiceGroup
          label="推选的组长（推选他人后，由新组长主持并记录）"
          options={presentExperts(records, experts).map(({ id, name }) => ({
            value: id,
            label: name,
          }))}
          value={leader?.id}
          onChange={(electedLeader) => electedLeader && save({ electedLeader })}
          disabled={!canEdit}
        />
      )}
      {withdrawn.length > 0 && (
        <TextField
          label={`${withdrawn.map(({ name }) => name).join('、')}已回避，专家组继续验收的理由（必填）`}
          value={body.shortReason ?? ''}
          onChange={(shortReason) => save({ shortReason }, 'soon')}
          multiline
          maxLength={500}
          disabled={!canEdit}
        />
      )}
    </RecordCard>
  )
}
