import type { CoreOptions } from '../../electron/core/core.ts'
import { addOpinion } from './add-opinion.ts'
import { aSignedTask } from './core.ts'

/**
 * A core with a signed task, and as many more signed revisions of it: the same opinion with an id, a
 * document and evidence of its own, as a task has that was accepted again and again.
 *
 * @param evidence the files of the n-th of them, from 0
 */
export async function aCoreWithOpinions(
  count: number,
  evidence: (index: number) => readonly Uint8Array[],
  options: Partial<CoreOptions> = {},
) {
  const test = await aSignedTask(options)
  const ids: string[] = []
  for (let index = 0; index < count; index += 1) {
    ids.push(await addOpinion(test.core, test.taskId, evidence(index)))
  }
  return { ...test, ids }
}
