import type { Evidence } from '../task/workspace.ts'

/** Why a piece of evidence can't be removed, as a Chinese sentence; null when it can. */
export function refusesRemoval({ source, name }: Pick<Evidence, 'source' | 'name'>): string | null {
  if (source !== 'package') return null
  return `“${name}”是任务包的附件，不能移除。不作为佐证时，可取消它的关联。`
}
