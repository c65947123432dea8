import type { TaskPackage } from '../../formats/task-package.ts'
import { needsWords } from '../comparison/results.ts'
import { needsNote } from '../deliverable/deliverable.ts'
import { isOpen } from '../findings/findings.ts'
import type { RecordBody, RecordKind, StoredRecord } from '../record/kinds.ts'
import { claimedLevel, isBelowClaim } from '../scenario-check/scenario-check.ts'

/** A record as a snapshot keeps it. */
export type KeptRecord = Pick<StoredRecord, 'id' | 'kind' | 'key' | 'body' | 'revision'>

/** What the enterprise says of itself. */
export type Claim = Pick<TaskPackage, 'selfAssessment'>

/**
 * Whether a record says that something did not hold up, so that a re-acceptance has to look at it
 * again: a material that is missing or differs, a checkpoint, an effect, a deliverable or a
 * demonstration below what was promised, a scenario below its claim, a finding that is not closed.
 */
export function isFailing(
  { kind, key, body }: Pick<KeptRecord, 'kind' | 'key' | 'body'>,
  claim: Claim,
): boolean {
  const as = <K extends RecordKind>(_kind: K) => body as RecordBody<K>
  switch (kind) {
    case 'material':
      return isOneOf(as(kind).status, ['missing', 'inconsistent'])
    case 'checkpoint':
    case 'own-checkpoint':
      return isOneOf(as(kind).result, ['partly', 'fail'])
    case 'comparison':
      return needsWords(as(kind).result)
    case 'deliverable':
      return needsNote(as(kind).status)
    case 'scenario-check':
      return isBelowClaim(as(kind).level, claimedLevel(claim, key))
    case 'demonstration':
      return Object.values(as(kind).results ?? {}).some((result) =>
        isOneOf(result, ['partly', 'fail']),
      )
    case 'finding': {
      const finding = as(kind)
      return isOpen({ body: finding }) && finding.severity !== 'advice'
    }
    default:
      return false
  }
}

export function failingRecords<R extends KeptRecord>(
  records: readonly R[],
  claim: Claim,
): readonly R[] {
  return records.filter((record) => isFailing(record, claim))
}

function isOneOf(value: string | null | undefined, values: readonly string[]): boolean {
  return value !== null && value !== undefined && values.includes(value)
}
