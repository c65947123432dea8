import { CONCLUSION_NAMES } from '../opinion/conclusion.ts'
import { hasWithdrawn, missingFromExpert } from '../panel/attendance.ts'
import { isReplaced } from '../panel/composition.ts'
import { countVotes, votesOn } from '../panel/votes.ts'
import type { RecordIndex } from '../record/read.ts'
import { isBlank, shortened } from '../record/text.ts'
import type { Workspace } from '../task/workspace.ts'
import { gap, warning, type Gap } from './gap.ts'

/** Opening of the panel, going on without a member, clarifications, and the vote. */
export function panelGaps(workspace: Workspace, records: RecordIndex): readonly Gap[] {
  const { experts } = workspace.package.panel
  const attendance = experts.flatMap((expert) => {
    const missing = missingFromExpert(records, expert)
    return missing.length === 0
      ? []
      : [gap('panel', `attendance:${expert.id}`, `专家 ${expert.name} ${missing.join('，')}`)]
  })
  const withdrawn = experts.filter(
    (expert) => hasWithdrawn(records, expert) && !isReplaced(records, expert.id),
  )
  const goingOn =
    withdrawn.length > 0 && isBlank(records.body('panel', 'panel').shortReason)
      ? [gap('panel', 'panel:panel', `${names(withdrawn)}已回避，请组长写明继续验收的理由`)]
      : []
  return [...attendance, ...goingOn, ...clarificationGaps(records), ...voteGaps(workspace, records)]
}

function clarificationGaps(records: RecordIndex): readonly Gap[] {
  return records
    .all('clarification')
    .flatMap(({ key, body }) =>
      isBlank(body.answer)
        ? [
            warning(
              'panel',
              `clarification:${key}`,
              `澄清“${shortened((body.question ?? '').trim(), 24)}”企业还没有答复`,
            ),
          ]
        : [],
    )
}

/** A vote is on a conclusion: it is asked for once there is one, again when it changes. */
function voteGaps({ package: pkg }: Workspace, records: RecordIndex): readonly Gap[] {
  const { conclusion } = records.body('opinion', 'draft')
  if (!conclusion) return []
  const votes = votesOn(records, pkg.panel.experts, conclusion)
  const { agree, disagree, open } = countVotes(votes)
  const gaps = votes.flatMap(({ expert, vote, dissent, outdated }) => {
    const target = `vote:${expert.id}`
    if (outdated !== null) {
      const message = `验收结论已改为“${CONCLUSION_NAMES[conclusion]}”，专家 ${expert.name} 需要重新表决`
      return [gap('panel', target, message)]
    }
    if (vote === null) return [gap('panel', target, `专家 ${expert.name} 还没有对验收结论表决`)]
    return vote === 'disagree' && dissent === ''
      ? [gap('panel', target, `专家 ${expert.name} 不同意验收结论，请写明不同意见`)]
      : []
  })
  const isRejected = open === 0 && disagree >= agree
  return isRejected ? [...gaps, againstMajority(agree, disagree)] : gaps
}

/** The rules leave the decision to the panel without naming a majority: said, not refused. */
function againstMajority(agree: number, disagree: number): Gap {
  const message = `验收结论同意 ${agree} 票，不同意 ${disagree} 票，没有得到多数专家同意，请复议结论`
  return warning('opinion', 'opinion:conclusion', message)
}

const names = (experts: readonly { readonly name: string }[]): string =>
  experts.map(({ name }) => name).join('、')
