import { useMemo } from 'react'
import {
  RECORD_KINDS,
  type RecordKind,
  type StoredRecord,
} from '../../../shared/domain/record/kinds.ts'
import { indexRecords, type RecordIndex } from '../../../shared/domain/record/read.ts'
import type { Workspace } from '../../../shared/domain/task/workspace.ts'
import { overlayChanges } from '../../lib/record-changes.ts'
import { useDrafts } from '../../lib/record-writer.ts'
import { useWorkspace } from '../../lib/workspace-store.ts'

type Drafts = ReturnType<typeof useDrafts.getState>['changes']

/** The records as they stand on screen: what core has with unsaved changes over it. */
export function useLiveRecords(): RecordIndex {
  const { workspace } = useWorkspace()
  const drafts = useDrafts((state) => state.changes)
  return useMemo(() => indexRecords(overlayDrafts(workspace, drafts)), [workspace, drafts])
}

function overlayDrafts(workspace: Workspace, drafts: Drafts): readonly StoredRecord[] {
  const taskId = workspace.summary.id
  const own = Object.entries(drafts).flatMap(([name, changes]) => {
    const [draftTask = '', kind = '', key = ''] = name.split(' ')
    return draftTask === taskId && isKind(kind) ? [{ kind, key, changes }] : []
  })
  if (own.length === 0) return workspace.records
  const waiting = new Map(own.map((draft) => [`${draft.kind} ${draft.key}`, draft]))
  const stored = workspace.records.map((record) => {
    const name = `${record.kind} ${record.key}`
    const draft = waiting.get(name)
    waiting.delete(name)
    return draft ? { ...record, body: overlayChanges(record.body, draft.changes) } : record
  })
  const fresh = [...waiting.values()].map(({ kind, key, changes }) => ({
    id: `${kind} ${key}`,
    taskId,
    kind,
    key,
    body: overlayChanges({}, changes),
    author: workspace.actingExpertId,
    revision: 0,
    savedAt: '',
  }))
  return [...stored, ...fresh]
}

const isKind = (kind: string): kind is RecordKind => RECORD_KINDS.some((known) => known === kind)
