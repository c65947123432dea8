import { standingOpinion } from '../../shared/domain/rounds/index.ts'
import { useWorkspace } from '../lib/workspace-store.ts'
import './read-only-note.css'

/** Says on every screen of a frozen opinion why nothing can be changed; empty while it can. */
export function ReadOnlyNote() {
  const { workspace, isFrozen } = useWorkspace()
  if (!isFrozen) return null
  return (
    <p className="read-only-note" role="note">
      第 {standingOpinion(workspace)?.revision}{' '}
      版验收意见已定稿，本页只读。如需更正，由组长在“验收意见”或“签字”页另起新版。
    </p>
  )
}
