import { useCallback, useEffect, useMemo } from 'react'
import type { RecordBody, RecordKind } from '../../shared/domain/record/kinds.ts'
import { call } from './core-client.ts'
import { overlayChanges, type RecordChanges } from './record-changes.ts'
import { discardDraft, draftName, flushDrafts, saveRecord, useUnsaved } from './record-writer.ts'
import { useMayWrite } from './use-may-write.ts'
import { recordName, reload, useWorkspaceStore } from './workspace-store.ts'
import { trackSaving } from './save-state.ts'

export type RecordAccess<K extends RecordKind> = {
  /** What the screen shows: saved fields with unsaved changes over them. */
  readonly body: RecordBody<K>
  /** `soon` for typing, `now` (the default) for choices. */
  readonly save: (changes: RecordChanges<K>, when?: 'now' | 'soon') => void
  readonly remove: (reason: string) => Promise<void>
  readonly canEdit: boolean
  /** Why the last save failed; the values stay and are tried again. */
  readonly failure: string | null
}

/** One record of the open task that saves itself. */
export function useRecord<K extends RecordKind>(kind: K, key: string): RecordAccess<K> {
  const taskId = useWorkspaceStore((state) => state.taskId) ?? ''
  const stored = useWorkspaceStore((state) => state.byName.get(recordName(kind, key)))
  const canEdit = useMayWrite(kind, key)
  const name = draftName({ taskId, kind, key })
  const unsaved = useUnsaved((state) => state[name])
  const changes = unsaved?.changes

  const body = useMemo(
    // Records are filed under their kind, so the body found there is of that kind.
    () => overlayChanges<K>((stored?.body ?? {}) as RecordBody<K>, changes),
    [stored, changes],
  )
  const save = useCallback(
    (next: RecordChanges<K>, when: 'now' | 'soon' = 'now') =>
      saveRecord({ taskId, kind, key }, next, when),
    [taskId, kind, key],
  )
  const remove = useCallback(
    async (reason: string) => {
      discardDraft(draftName({ taskId, kind, key }))
      const removal = call('record.remove', { taskId, kind, key, reason })
      await trackSaving(`remove ${kind} ${key}`, removal)
      await reload()
    },
    [taskId, kind, key],
  )
  useEffect(() => flushDrafts, [name])
  return { body, save, remove, canEdit, failure: unsaved?.message ?? null }
}
