import type { Changes } from '../record/apply-changes.ts'
import type { AnyRecordBody, RecordKind, StoredRecord } from '../record/kinds.ts'
import { METHOD_STEPS, STEP_OF_KIND } from '../record/terms.ts'
import { failingRecords, type Claim } from './failing.ts'

/** What opening a round does to one record; `changes` null puts it in the bin. */
export type RoundChange = {
  readonly kind: RecordKind
  readonly key: string
  readonly changes: Changes | null
}

/** @example '第 2 轮复验' */
export function roundReason(round: number): string {
  return `第 ${round} 轮复验`
}

/**
 * What is opened again for a new round; all else is carried over as it stands.
 *
 * Methods in which something did not hold up are no longer done, every expert signs in and hands in
 * again, votes are cast again, and the opinion is a new one.
 */
export function roundChanges(
  records: readonly StoredRecord[],
  claim: Claim,
): readonly RoundChange[] {
  const steps = new Set(failingRecords(records, claim).map(({ kind }) => STEP_OF_KIND[kind]))
  return records.flatMap((record): readonly RoundChange[] => {
    const { kind, key } = record
    switch (kind) {
      case 'step':
        return METHOD_STEPS.some((step) => step === key && steps.has(step))
          ? emptied(record, { status: null, startedAt: null, closedAt: null })
          : []
      case 'score-sheet':
        return emptied(record, { handedInAt: null })
      case 'vote':
        return [{ kind, key, changes: null }]
      case 'attendance':
        return emptied(record, NEW_VISIT)
      case 'panel':
        return emptied(record, { openedAt: null, closedAt: null })
      case 'opinion':
        return emptied(record, BLANK_OPINION)
      default:
        return []
    }
  })
}

/** What is blank already is no change worth an entry in the history. */
function emptied({ kind, key, body }: StoredRecord, blank: Changes): readonly RoundChange[] {
  const old: AnyRecordBody = body
  const filled = Object.entries(blank).filter(([field]) => (old[field] ?? '') !== '')
  return filled.length === 0 ? [] : [{ kind, key, changes: Object.fromEntries(filled) }]
}

/** Everyone signs in and promises again; who had to withdraw still has to. */
const NEW_VISIT: Changes = { arrivedAt: null, leftAt: null, promisedAt: null, promiseInk: null }

const BLANK_OPINION: Changes = {
  conclusion: null,
  concludedOn: null,
  text: '',
  rectificationDueOn: null,
  requirements: '',
}
