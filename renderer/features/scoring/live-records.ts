import { useMemo } from 'react'
import type { StoredRecord } from '../../../shared/domain/record/kinds.ts'
import { indexRecords, type RecordIndex } from '../../../shared/domain/record/read.ts'
import type { Workspace } from '../../../shared/domain/task/workspace.ts'
import { overlayChanges } from '../../lib/record-changes.ts'
import { useUnsaved, type UnsavedRecord } from '../../lib/record-writer.ts'
import { recordName, useWorkspace } from '../../lib/workspace-store.ts'

/** The records as they stand on screen: what core has with unsaved changes over it. */
export function useLiveRecords(): RecordIndex {
  const { workspace } = useWorkspace()
  const unsaved = useUnsaved()
  return useMemo(
    () => indexRecords(overlay(workspace, Object.values(unsaved))),
    [workspace, unsaved],
  )
}

function overlay(
  { summary, records, actingExpertId }: Workspace,
  unsaved: readonly UnsavedRecord[],
): readonly StoredRecord[] {
  const own = unsaved.filter(({ taskId }) => taskId === summary.id)
  if (own.length === 0) return records
  const waiting = new Map(own.map((draft) => [recordName(draft.kind, draft.key), draft]))
  const stored = records.map((record) => {
    const name = recordName(record.kind, record.key)
    const draft = waiting.get(name)
    waiting.delete(name)
    return draft ? { ...record, body: overlayChanges(record.body, draft.changes) } : record
  })
  const fresh = [...waiting.values()].map(({ taskId, kind, key, changes }) => ({
    id: recordName(kind, key),
    taskId,
    kind,
    key,
    body: overlayChanges({}, changes),
    author: actingExpertId,
    revision: 0,
    savedAt: '',
  }))
  return [...stored, ...fresh]
}
