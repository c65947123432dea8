import { indexRecords } from '../record/read.ts'
import type { Signature, Workspace } from '../task/workspace.ts'
import type { Annex5Content, Annex5Signer } from './annex5-content.ts'
import { chineseDate } from './calendar.ts'
import { levelName } from '../../catalog/index.ts'
import { CONCLUSION_NAMES, type Conclusion } from './conclusion.ts'
import {
  enterpriseOf,
  levelsOf,
  roundLink,
  signersOf,
  type OpinionSnapshot,
  type RoundLink,
  type Signer,
} from './snapshot.ts'

/** What Annex 5 needs: a snapshot has it all; a draft may lack conclusion and date. */
export type Annex5Source = Pick<
  OpinionSnapshot,
  'task' | 'enterprise' | 'institution' | 'signers' | 'levels'
> & {
  readonly opinion: Pick<
    OpinionSnapshot['opinion'],
    | 'revision'
    | 'round'
    | 'previousRound'
    | 'frozenAt'
    | 'text'
    | 'requirements'
    | 'rectificationDueOn'
  > & { readonly conclusion: Conclusion | null; readonly concludedOn: string | null }
}

/** The unfinished opinion of a workspace, for the page that is shown while it is written. */
export function draftSource(workspace: Workspace, now: string): Annex5Source {
  const draft = indexRecords(workspace.records).body('opinion', 'draft')
  const { id, number, revision, isSample } = workspace.package.task
  return {
    task: { id, number, revision, isSample },
    enterprise: enterpriseOf(workspace.package),
    institution: workspace.package.panel.institution,
    signers: signersOf(workspace),
    levels: levelsOf(workspace),
    opinion: {
      revision: workspace.summary.revision,
      round: workspace.summary.round,
      previousRound: roundLink(workspace.previousRound),
      frozenAt: now,
      text: draft.text ?? '',
      requirements: draft.requirements ?? '',
      rectificationDueOn: draft.rectificationDueOn ?? null,
      conclusion: draft.conclusion ?? null,
      concludedOn: draft.concludedOn ?? null,
    },
  }
}

/** What Annex 5 prints of an opinion; `snapshotSha256` null marks a draft for preview. */
export function annex5Content(
  snapshot: Annex5Source,
  snapshotSha256: string | null,
  signatures: readonly Signature[],
): Annex5Content {
  const signer = ({ expertId, name }: Signer): Annex5Signer => {
    const signature = signatures.find((one) => one.expertId === expertId)
    return { expertId, name, ink: signature?.ink ?? null, signedAt: signature?.signedAt ?? null }
  }
  const [leader, ...members] = snapshot.signers
  if (!leader) throw new RangeError('a panel has a leader')
  return {
    documentNumber: snapshot.task.number,
    revision: snapshot.opinion.revision,
    isSample: snapshot.task.isSample,
    isDraft: snapshotSha256 === null,
    enterpriseName: snapshot.enterprise.name,
    county: snapshot.enterprise.county,
    projectName: snapshot.enterprise.projectName,
    projectLeader: snapshot.enterprise.projectLeader,
    contact: snapshot.enterprise.phone,
    institution: snapshot.institution,
    leader: signer(leader),
    members: members.map(signer),
    opinionParagraphs: opinionParagraphs(snapshot),
    opinionDate: snapshot.opinion.concludedOn,
    snapshotSha256,
    createdAt: snapshot.opinion.frozenAt,
  }
}

/**
 * The conclusion in fixed words, then the edited text: the leader's text can't contradict it, and it
 * always stands on the form itself, however long the text. It states the level before and after the
 * works (第五章（三）).
 */
function opinionParagraphs({ opinion, levels }: Annex5Source): readonly string[] {
  const paragraphs = (text: string) =>
    text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
  const again = opinion.previousRound ? [roundParagraph(opinion.round, opinion.previousRound)] : []
  if (opinion.conclusion === null) return [...again, ...paragraphs(opinion.text)]
  const level = `改造前数字化水平${levelName(levels.before)}，改造后核定为${levelName(levels.verified)}。`
  const conclusion = `验收结论：${CONCLUSION_NAMES[opinion.conclusion]}。${level}`
  if (opinion.conclusion === 'passed') return [conclusion, ...again, ...paragraphs(opinion.text)]
  const due = opinion.rectificationDueOn
  return [
    due === null
      ? conclusion
      : `${conclusion}整改期限至${chineseDate(due)}，期限内可再次申请验收。`,
    ...again,
    ...paragraphs(`整改要求：${opinion.requirements}`),
    ...paragraphs(opinion.text),
  ]
}

/** Says that this is a re-acceptance, of what, and why it is late. */
function roundParagraph(round: number, previous: RoundLink): string {
  const due =
    previous.rectificationDueOn === null
      ? ''
      : `，整改期限至${chineseDate(previous.rectificationDueOn)}`
  const late =
    previous.lateReason === null
      ? ''
      : `本轮在整改期限届满后开展，理由：${withoutStop(previous.lateReason)}。`
  return `本次为第${round}轮复验：第${previous.round}轮于${chineseDate(previous.concludedOn)}作出限期整改结论${due}。${late}`
}

function withoutStop(text: string): string {
  return text.replace(/\s+/gu, ' ').replace(/[。；;.，,、\s]+$/u, '')
}
