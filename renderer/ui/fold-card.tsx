import { DownOutlined, RightOutlined } from '@ant-design/icons'
import type { ReactNode } from 'react'
import './fold-card.css'
import { RecordCard } from './record-card.tsx'

type FoldCardProps = {
  /** `<kind>:<key>` */
  readonly id: string
  readonly title: string
  readonly note?: ReactNode
  readonly actions?: ReactNode
  readonly isOpen: boolean
  readonly onToggle: () => void
  /** Shown while it is open. */
  readonly children: ReactNode
}

/** A record that is a line in a list until its title is pressed. */
export function FoldCard({ id, title, note, actions, isOpen, onToggle, children }: FoldCardProps) {
  return (
    <RecordCard
      id={id}
      title={
        <button type="button" className="fold-toggle" aria-expanded={isOpen} onClick={onToggle}>
          {isOpen ? <DownOutlined aria-hidden /> : <RightOutlined aria-hidden />} {title}
        </button>
      }
      note={note}
      actions={actions}
    >
      {isOpen && children}
    </RecordCard>
  )
}
