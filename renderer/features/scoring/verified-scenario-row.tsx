import type { Scenario } from '../../../shared/catalog/types.ts'
import type { Votes } from '../../../shared/domain/panel/agreement.ts'
import { useRecord } from '../../lib/use-record.ts'
import { EvidenceBar } from '../../ui/evidence-bar.tsx'
import { scenarioLevelText } from './answer-text.ts'
import { levelMarks } from './collect-marks.ts'
import { ItemQuotes } from './item-quotes.tsx'
import { ScenarioRow } from './scenario-row.tsx'
import { SeenOnSite } from './seen-on-site.tsx'
import { VerifiedReason } from './verified-item-card.tsx'
import { VoteLine, VoteNotes } from './vote-line.tsx'

type VerifiedScenarioRowProps = {
  readonly scenario: Scenario
  readonly claim: number | undefined
  readonly diagnosis: number | undefined
  readonly votes: Votes<number>
  readonly areVotesOpen: boolean
}

/** The panel's verified level of one scenario, beside what each expert says. */
export function VerifiedScenarioRow(props: VerifiedScenarioRowProps) {
  const { scenario, votes, areVotesOpen } = props
  const { body, save, canEdit } = useRecord('verified-scenario', scenario.code)
  const { body: check } = useRecord('scenario-check', scenario.code)
  const level = body.level ?? undefined
  const differs = level !== undefined && votes.votes.some(({ value }) => value !== level)
  const needsReason = differs && (body.reason ?? '').trim() === ''
  return (
    <ScenarioRow
      id={`verified-scenario:${scenario.code}`}
      scenario={scenario}
      level={body.level}
      marks={levelMarks(
        props.claim,
        props.diagnosis,
        check.level ?? null,
        areVotesOpen && votes.isDivergent ? votes : null,
      )}
      canEdit={canEdit}
      isDivergent={areVotesOpen && votes.isDivergent}
      isOpen={differs}
      onLevel={(next) => save({ level: next })}
      summary={
        areVotesOpen && <VoteLine votes={votes} isOpen text={scenarioLevelText} hasNotes={false} />
      }
    >
      <SeenOnSite code={scenario.code} claim={props.claim} />
      {areVotesOpen && <VoteNotes votes={votes} />}
      <ItemQuotes code={scenario.code} />
      <VerifiedReason
        reason={body.reason ?? ''}
        needsReason={needsReason}
        canEdit={canEdit}
        onChange={(reason) => save({ reason }, 'soon')}
      />
      <EvidenceBar
        kind="verified-scenario"
        recordKey={scenario.code}
        title={`${scenario.code} ${scenario.title}核定`}
      />
    </ScenarioRow>
  )
}
