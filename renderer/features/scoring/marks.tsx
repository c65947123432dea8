import type { Mark } from './answer-text.ts'

/** Small tags that say who else chose this. */
export function Marks({ marks }: { readonly marks: readonly Mark[] }) {
  if (marks.length === 0) return null
  return (
    <span className="score-marks">
      {marks.map(({ label, tone }) => (
        <span key={`${tone} ${label}`} className="score-mark" data-tone={tone}>
          {label}
        </span>
      ))}
    </span>
  )
}
