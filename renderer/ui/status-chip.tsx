import type { ReactNode } from 'react'
import './status-chip.css'

export type ChipTone = 'neutral' | 'info' | 'action' | 'blocking' | 'ok'

/** A word or two that say where something stands. */
export function StatusChip({
  tone = 'neutral',
  children,
}: {
  readonly tone?: ChipTone | undefined
  readonly children: ReactNode
}) {
  return (
    <span className="status-chip" data-tone={tone}>
      {children}
    </span>
  )
}
