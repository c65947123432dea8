import type { ReactNode } from 'react'
import type { ChoiceTone } from './choice-group.tsx'
import './status-chip.css'

export type ChipTone = 'neutral' | 'info' | 'action' | 'blocking' | 'ok'

/** The chip that says how often a choice was made looks like the choice. */
export const CHIP_TONES: Readonly<Record<ChoiceTone, ChipTone>> = {
  ok: 'ok',
  warn: 'action',
  bad: 'blocking',
  neutral: 'neutral',
}

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
