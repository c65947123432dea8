import { memo, useMemo } from 'react'
import type { Scenario } from '../../../shared/catalog/types.ts'
import { scoreKey } from '../../../shared/domain/record/read.ts'
import { useRecord } from '../../lib/use-record.ts'
import { EvidenceBar } from '../../ui/evidence-bar.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { levelMarks } from './collect-marks.ts'
import { ItemQuotes } from './item-quotes.tsx'
import { ScenarioRow } from './scenario-row.tsx'
import { SeenOnSite } from './seen-on-site.tsx'

type OwnScenarioRowProps = {
  readonly scenario: Scenario
  readonly expertId: string
  readonly claim: number | undefined
  readonly diagnosis: number | undefined
}

/** One expert's own level of one scenario. */
export const OwnScenarioRow = memo(function OwnScenarioRow(props: OwnScenarioRowProps) {
  const { scenario, expertId, claim, diagnosis } = props
  const key = scoreKey(expertId, scenario.code)
  const { body, save, canEdit } = useRecord('scenario-score', key)
  const { body: check } = useRecord('scenario-check', scenario.code)
  const seen = check.level ?? null
  const marks = useMemo(() => levelMarks(claim, diagnosis, seen), [claim, diagnosis, seen])
  return (
    <ScenarioRow
      id={`scenario-score:${key}`}
      scenario={scenario}
      level={body.level}
      marks={marks}
      canEdit={canEdit}
      onLevel={(level) => save({ level })}
    >
      <SeenOnSite code={scenario.code} claim={claim} />
      <ItemQuotes code={scenario.code} />
      <TextField
        label="备注"
        value={body.note ?? ''}
        onChange={(note) => save({ note }, 'soon')}
        multiline
        rows={1}
        maxLength={2000}
        disabled={!canEdit}
      />
      <EvidenceBar
        kind="scenario-score"
        recordKey={key}
        title={`${scenario.code} ${scenario.title}`}
      />
    </ScenarioRow>
  )
})
