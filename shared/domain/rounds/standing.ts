import type { OpinionRevision, Workspace } from '../task/workspace.ts'

/**
 * The frozen opinion of the present round; undefined while it is a draft.
 *
 * Opinions of earlier rounds stand for their round and freeze nothing any more.
 */
export function standingOpinion({
  summary,
  revisions,
}: Pick<Workspace, 'summary' | 'revisions'>): OpinionRevision | undefined {
  return revisions.findLast(({ state, round }) => state === 'frozen' && round === summary.round)
}
