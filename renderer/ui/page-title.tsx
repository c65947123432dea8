import type { ReactNode } from 'react'
import './page-title.css'

type PageTitleProps = {
  readonly title: string
  /** One sentence that says what is done here. */
  readonly note?: ReactNode
  /** Controls that act on the whole page. */
  readonly actions?: ReactNode
}

export function PageTitle({ title, note, actions }: PageTitleProps) {
  return (
    <header className="page-title">
      <div>
        <h1>{title}</h1>
        {note && <p className="page-title-note">{note}</p>}
      </div>
      {actions && <div className="page-title-actions">{actions}</div>}
    </header>
  )
}
