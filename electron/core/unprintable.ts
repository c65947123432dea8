import { annex5Content, draftSource } from '../../shared/domain/opinion/to-annex5.ts'
import type { Context } from './context.ts'
import { problemsInDocument } from './documents/annex5.ts'
import { loadWorkspace } from './workspace.ts'

/**
 * What of an unfinished opinion can't be printed, as Chinese sentences.
 *
 * Said as soon as the task is here: names come with its package, and who finds out at freezing, with
 * all experts waiting, has nobody to ask. Freezing refuses it (`missing-glyphs`); work goes on.
 */
export function unprintableInOpinion(context: Context, taskId: string): readonly string[] {
  const source = draftSource(loadWorkspace(context.db, taskId), context.now().toISOString())
  return problemsInDocument(annex5Content(source, null, []), context.fonts).map(
    ({ message }) => message,
  )
}
