import { Button } from 'antd'
import { gradedLevels, levelName, type Scenario } from '../../../../shared/catalog/index.ts'
import { relatedChecks } from '../../../../shared/domain/scenario-check/related.ts'
import {
  scenarioLevelName,
  suggestedLevel,
} from '../../../../shared/domain/scenario-check/scenario-check.ts'
import { useJump } from '../../../lib/jump.ts'
import { useRecord } from '../../../lib/use-record.ts'
import { useWorkspace } from '../../../lib/workspace-store.ts'
import { ChoiceGroup } from '../../../ui/choice-group.tsx'
import { CRITERION_OPTIONS } from './level-options.ts'

/** Each level's criterion with what was seen of it, the level they speak for, and what else bears on it. */
export function ScenarioCriteria({ scenario }: { readonly scenario: Scenario }) {
  const { code, title, criteria, evidenceHints } = scenario
  const { body, save, canEdit } = useRecord('scenario-check', code)
  const suggested = suggestedLevel(body.criteria)
  return (
    <div className="scenario-criteria">
      <ol>
        {gradedLevels.map((level) => (
          <li key={level}>
            <div>
              <p>
                <strong>{levelName(level)}</strong> {criteria[level]}
              </p>
              <p className="note">可看：{evidenceHints[level].join('；')}</p>
            </div>
            <ChoiceGroup
              label={`${title}${levelName(level)}的判断标准`}
              hideLabel
              options={CRITERION_OPTIONS}
              value={body.criteria?.[level]}
              onChange={(result) => save({ [`criteria.${level}`]: result })}
              disabled={!canEdit}
            />
          </li>
        ))}
      </ol>
      {suggested !== null && (
        <p className="scenario-suggested">
          按逐级核查为<strong>{scenarioLevelName(suggested)}</strong>
          （达到某一级，须先达到以下各级）。
          {suggested !== body.level && canEdit && (
            <Button onClick={() => save({ level: suggested })}>
              现场等级取{scenarioLevelName(suggested)}
            </Button>
          )}
        </p>
      )}
      <RelatedChecks code={code} />
    </div>
  )
}

function RelatedChecks({ code }: { readonly code: string }) {
  const { workspace, records } = useWorkspace()
  const jump = useJump()
  const related = relatedChecks(workspace, records, code)
  if (related.length === 0) return null
  return (
    <ul className="scenario-related" aria-label="相关的勘查点和演示">
      {related.map(({ step, target, title, result }) => (
        <li key={target}>
          <Button onClick={() => jump(step, target)}>{title}</Button> {result}
        </li>
      ))}
    </ul>
  )
}
