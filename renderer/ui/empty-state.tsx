import type { ReactNode } from 'react'
import './empty-state.css'

type EmptyStateProps = {
  readonly title: string
  /** What to do about it. */
  readonly note?: ReactNode
  readonly actions?: ReactNode
  readonly children?: ReactNode
}

export function EmptyState({ title, note, actions, children }: EmptyStateProps) {
  return (
    <div className="empty-state">
      <p className="empty-state-title">{title}</p>
      {note && <p className="empty-state-note">{note}</p>}
      {children}
      {actions && <div className="empty-state-actions">{actions}</div>}
    </div>
  )
}
