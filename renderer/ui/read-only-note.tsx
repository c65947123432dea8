import { useWorkspace } from '../lib/workspace-store.ts'
import './read-only-note.css'

/** Says on every screen of a frozen opinion why nothing can be changed; empty while it can. */
export function ReadOnlyNote() {
  const { workspace, isFrozen } = useWorkspace()
  if (!isFrozen) return null
  return (
    <p className="read-only-note" role="note">
      第 {workspace.revisions.at(-1)?.revision}{' '}
      版验收意见已定稿，本页只读。如需更正，请由组长在“签字”页填写理由后另起新版。
    </p>
  )
}
