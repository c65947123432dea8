import { DownOutlined, RightOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { memo, useState } from 'react'
import { levelName, type Scenario } from '../../../../shared/catalog/index.ts'
import {
  levelToSee,
  reasonForNote,
  scenarioLevelName,
} from '../../../../shared/domain/scenario-check/scenario-check.ts'
import { useRecord } from '../../../lib/use-record.ts'
import { AddFinding } from '../../../ui/add-finding.tsx'
import { ChoiceGroup } from '../../../ui/choice-group.tsx'
import { EvidenceBar } from '../../../ui/evidence-bar.tsx'
import { RecheckNote } from '../../../ui/recheck-note.tsx'
import { RecordCard } from '../../../ui/record-card.tsx'
import { StatusChip } from '../../../ui/status-chip.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { choiceOf, levelOptions } from './level-options.ts'
import { ScenarioCriteria } from './scenario-criteria.tsx'

export type ScenarioClaim = {
  readonly before: number | undefined
  readonly after: number | undefined
  readonly diagnosis: number | undefined
}

type ScenarioCardProps = {
  readonly scenario: Scenario
  readonly before: ScenarioClaim['before']
  readonly after: ScenarioClaim['after']
  readonly diagnosis: ScenarioClaim['diagnosis']
  /** What is still missing, as a sentence. */
  readonly gap: string | undefined
}

/** One scenario on site: what is claimed, what has to be seen for it, and what was seen. */
export const ScenarioCard = memo(function ScenarioCard(props: ScenarioCardProps) {
  const { scenario, before, after, diagnosis, gap } = props
  const { code, title, binding } = scenario
  const { body, save, canEdit } = useRecord('scenario-check', code)
  const [isOpen, setIsOpen] = useState(false)
  const isAskedFor = reasonForNote(body, after) !== null
  const toSee = levelToSee(after)
  return (
    <RecordCard
      id={`scenario-check:${code}`}
      title={
        <>
          <span className="survey-code">{code}</span> {title}
        </>
      }
      note={<ClaimLine claim={{ before, after, diagnosis }} />}
      actions={
        <>
          <Button
            type="text"
            className="scenario-more"
            icon={isOpen ? <DownOutlined aria-hidden /> : <RightOutlined aria-hidden />}
            aria-expanded={isOpen}
            onClick={() => setIsOpen(!isOpen)}
          >
            逐级核查
          </Button>
          <AddFinding kind="scenario-check" recordKey={code} />
          {binding && <StatusChip tone="info">★ 约束性</StatusChip>}
        </>
      }
    >
      <p className="scenario-to-see">
        <strong>{levelName(toSee)}应见：</strong>
        {scenario.criteria[toSee]}
      </p>
      <div className="survey-answer">
        <ChoiceGroup
          label={`${title}的现场等级`}
          hideLabel
          options={levelOptions(after)}
          value={choiceOf(body.level)}
          onChange={(level) => save({ level: level === null ? null : Number(level) })}
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
            error={body.level === null || body.level === undefined ? null : (gap ?? null)}
          />
        </div>
      </div>
      {isOpen && <ScenarioCriteria scenario={scenario} />}
      <EvidenceBar kind="scenario-check" recordKey={code} title={`${code} ${title}`} />
      <RecheckNote kind="scenario-check" recordKey={code} />
    </RecordCard>
  )
})

function ClaimLine({ claim: { before, after, diagnosis } }: { readonly claim: ScenarioClaim }) {
  if (after === undefined) return <>企业没有提交这个场景的自评。</>
  return (
    <>
      自评：改造前{scenarioLevelName(before ?? 0)} → 改造后
      <strong>{scenarioLevelName(after)}</strong>
      {diagnosis !== undefined && <>　诊断：{scenarioLevelName(diagnosis)}</>}
    </>
  )
}
