import { useMatch } from 'react-router'
import { useWorkspaceStore } from '../../lib/workspace-store.ts'
import { StatusChip } from '../../ui/status-chip.tsx'
import { ActingExpert } from './acting-expert.tsx'
import { MachineState } from './machine-state.tsx'
import { RecordingPill } from './recording-pill.tsx'
import { SaveIndicator } from './save-indicator.tsx'
import './status-strip.css'
import { SyncPill } from './sync-pill.tsx'
import { UndoButtons } from './undo-buttons.tsx'

/** Always in the same place: which task, whether it is saved, what is unsent, who is at work. */
export function StatusStrip() {
  const match = useMatch('/tasks/:taskId/*')
  const view = useWorkspaceStore((state) => state.view)
  const open = view?.workspace.summary.id === match?.params.taskId ? view : null
  return (
    <header className="status-strip">
      <div className="status-strip-task">
        {open ? (
          <>
            <strong title={open.workspace.summary.enterprise}>
              {open.workspace.summary.enterprise}
            </strong>
            <span className="status-strip-project">{open.workspace.summary.project}</span>
            {open.workspace.summary.isSample && <StatusChip tone="action">示例</StatusChip>}
          </>
        ) : (
          <strong>数字化改造现场验收</strong>
        )}
      </div>
      <RecordingPill />
      {open && !open.isFrozen && <UndoButtons view={open} />}
      <SaveIndicator />
      <SyncPill />
      <MachineState />
      {open && <ActingExpert view={open} />}
    </header>
  )
}
