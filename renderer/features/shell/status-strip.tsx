import { Link, useMatch } from 'react-router'
import { useAppState } from '../../lib/app-state.ts'
import { useWorkspaceStore } from '../../lib/workspace-store.ts'
import { StatusChip } from '../../ui/status-chip.tsx'
import { ActingExpert } from './acting-expert.tsx'
import { MachineState } from './machine-state.tsx'
import { SaveIndicator } from './save-indicator.tsx'
import './status-strip.css'

/** Always in the same place: which task, whether it is saved, what is unsent, who is at work. */
export function StatusStrip() {
  const match = useMatch('/tasks/:taskId/*')
  const view = useWorkspaceStore((state) => state.view)
  const unsent = useAppState(({ app }) => app?.unsentCount ?? 0)
  const open = view?.workspace.summary.id === match?.params.taskId ? view : null
  return (
    <header className="status-strip">
      <div className="status-strip-task">
        {open ? (
          <>
            <strong>{open.workspace.summary.enterprise}</strong>
            <span className="status-strip-project">{open.workspace.summary.project}</span>
            {open.workspace.summary.isSample && <StatusChip tone="action">示例</StatusChip>}
          </>
        ) : (
          <strong>数字化改造现场验收</strong>
        )}
      </div>
      <SaveIndicator />
      {unsent > 0 && (
        <Link to="/upload" className="status-strip-unsent">
          待上报 {unsent}
        </Link>
      )}
      <MachineState />
      {open && <ActingExpert view={open} />}
    </header>
  )
}
