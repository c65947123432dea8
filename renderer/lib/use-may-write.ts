import type { RecordKind } from '../../shared/domain/record/kinds.ts'
import { mayWrite } from '../../shared/domain/record/may-write.ts'
import { useWorkspaceStore } from './workspace-store.ts'

/** Whether the acting expert may write a record of the open task, by default one that is yet to be made. */
export function useMayWrite(kind: RecordKind, key = 'new'): boolean {
  return useWorkspaceStore(
    ({ workspace }) =>
      workspace !== null && mayWrite(workspace, workspace.actingExpertId, kind, key),
  )
}
