import { newFinding, type FindingDraft, type Severity } from '../../shared/domain/findings/index.ts'
import type { ChipTone } from '../ui/status-chip.tsx'
import { saveRecord } from './record-writer.ts'
import { useWorkspaceStore } from './workspace-store.ts'

/** Writes a new finding of the open task; answers its key. */
export function addFinding(draft: FindingDraft): string {
  const { workspace } = useWorkspaceStore.getState()
  if (workspace === null) throw new Error('no task is open')
  const { id: taskId, round } = workspace.summary
  const key = crypto.randomUUID()
  saveRecord({ taskId, kind: 'finding', key }, newFinding(draft, round), 'now')
  return key
}

export const SEVERITY_TONES: Readonly<Record<Severity, ChipTone>> = {
  blocking: 'blocking',
  major: 'action',
  minor: 'info',
  advice: 'neutral',
}
