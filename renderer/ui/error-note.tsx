import type { ReactNode } from 'react'
import './error-note.css'

type ErrorNoteProps = {
  /** What happened, what is safe, what to do. */
  readonly message: string
  readonly actions?: ReactNode
}

export function ErrorNote({ message, actions }: ErrorNoteProps) {
  return (
    <div className="error-note" role="alert">
      <p>{message}</p>
      {actions && <div className="error-note-actions">{actions}</div>}
    </div>
  )
}
