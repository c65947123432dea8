import {
  getEvidence,
  insertEvidence,
  insertEvidenceJournal,
  insertEvidenceLink,
} from '../../db/queries/evidence.ts'
import type { RecordName } from '../../db/queries/records.ts'
import type { Evidence } from '../../shared/domain/task/workspace.ts'
import { assertMayWrite } from './access.ts'
import { assertSourceFits } from './camera-only.ts'
import type { Context } from './context.ts'
import type { StoredFile } from './evidence/evidence-store.ts'
import { getActingExpert } from './workspace.ts'

type Facts = Pick<Evidence, 'name' | 'mediaType' | 'source' | 'capturedAt' | 'device'> & {
  readonly id?: string
  readonly author?: string
}

/** The row and its link, once the file is on disk; checked again, as taking in may take long. */
export function refer(
  context: Context,
  target: RecordName,
  facts: Facts,
  stored: StoredFile,
  isLinked = true,
): Evidence {
  const { db } = context
  const added = db.transaction(() => {
    const expert = assertMayWrite(db, target.taskId, target.kind, target.key)
    if (isLinked) assertSourceFits(db, target, facts.source)
    const id = facts.id ?? context.newId()
    insertEvidence(db, {
      taskId: target.taskId,
      ...facts,
      ...stored,
      id,
      author: facts.author ?? expert.id,
      deviceId: context.deviceId,
      addedAt: context.now().toISOString(),
    })
    if (isLinked) insertEvidenceLink(db, id, { kind: target.kind, key: target.key })
    return getEvidence(db, id)
  })
  context.printCopies.prepare(added)
  return added
}

export type EvidenceChange = {
  /** `name`, `place`, `link`, or '' for the piece as a whole. */
  readonly field: string
  readonly oldValue: unknown
  readonly newValue: unknown
  readonly reason?: string
}

/** Writes the history of a piece of evidence that is changed in the same transaction. */
export function noteEvidence(
  { db, deviceId, now }: Context,
  { id, taskId }: Pick<Evidence, 'id' | 'taskId'>,
  { field, oldValue, newValue, reason }: EvidenceChange,
): void {
  insertEvidenceJournal(db, {
    evidenceId: id,
    field,
    oldValue: JSON.stringify(oldValue),
    newValue: JSON.stringify(newValue),
    author: getActingExpert(db, taskId).id,
    deviceId,
    at: now().toISOString(),
    reason: reason ?? null,
  })
}
