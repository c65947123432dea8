import type { ReactNode } from 'react'
import './error-note.css'

type ErrorNoteProps = {
  /** What happened, what is safe, what to do. */
  readonly message: string
  readonly actions?: ReactNode
  /** Goes away by itself: told calmly. */
  readonly isPassing?: boolean
}

export function ErrorNote({ message, actions, isPassing = false }: ErrorNoteProps) {
  return (
    <div className="error-note" data-passing={isPassing} role="alert">
      <p>{message}</p>
      {actions && <div className="error-note-actions">{actions}</div>}
    </div>
  )
}
