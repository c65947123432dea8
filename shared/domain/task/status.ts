import type { Conclusion } from '../opinion/conclusion.ts'
import type { TaskStatus } from './workspace.ts'

export type StatusFacts = {
  readonly hasRecords: boolean
  /** The current frozen revision, or null while the opinion is a draft. */
  readonly frozen: { readonly conclusion: Conclusion; readonly missingSignatures: number } | null
  readonly isReceiptVerified: boolean
}

/**
 * Where a task stands, from what is on record.
 *
 * 已上报 and 整改中 need a verified receipt; a failed acceptance whose opinion has been received is
 * in rectification (第四章（五）1(4)).
 */
export function taskStatus(facts: StatusFacts): TaskStatus {
  if (facts.frozen === null) return facts.hasRecords ? 'in-progress' : 'new'
  if (facts.frozen.missingSignatures > 0) return 'awaiting-signature'
  if (!facts.isReceiptVerified) return 'awaiting-upload'
  return facts.frozen.conclusion === 'passed' ? 'uploaded' : 'rectifying'
}

/** Whether a task's opinion of the present round is frozen. */
export function isFrozenStatus(status: TaskStatus): boolean {
  return status !== 'new' && status !== 'in-progress'
}
