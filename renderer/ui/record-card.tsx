import type { ReactNode } from 'react'
import { CardHistory, CardOfRecord } from './history-button.tsx'
import './record-card.css'

type RecordCardProps = {
  /** `<kind>:<key>`, so that a jump from the list of gaps finds it. */
  readonly id: string
  readonly title: ReactNode
  readonly note?: ReactNode
  /** Chips or buttons at the right of the title. */
  readonly actions?: ReactNode
  readonly children?: ReactNode
}

/** A record on a step screen. */
export function RecordCard({ id, title, note, actions, children }: RecordCardProps) {
  const titleId = `${id}-title`
  return (
    <article id={id} className="record-card" tabIndex={-1} aria-labelledby={titleId}>
      <header className="record-card-head">
        <div>
          <h3 id={titleId}>{title}</h3>
          {note && <p className="record-card-note">{note}</p>}
        </div>
        <div className="record-card-actions">
          {actions}
          <CardHistory id={id} />
        </div>
      </header>
      <CardOfRecord value={id}>{children}</CardOfRecord>
    </article>
  )
}
