import type { StepProgress } from './step-progress.ts'

const RADIUS = 9
const ROUND = 2 * Math.PI * RADIUS

/** A ring that fills as a step gets done, with a tick when nothing is left. */
export function StepRing({ progress }: { readonly progress: StepProgress }) {
  const { done, total, missing, isOmitted } = progress
  const share = total === 0 ? 0 : Math.min(1, done / total)
  const isDone = total > 0 && missing === 0 && (share === 1 || isOmitted)
  const isOpen = done > 0 || isOmitted
  return (
    <svg className="step-ring" viewBox="0 0 24 24" aria-hidden data-done={isDone}>
      <circle className="step-ring-track" cx="12" cy="12" r={RADIUS} data-empty={total === 0} />
      {total > 0 && isOpen && (
        <circle
          className="step-ring-fill"
          cx="12"
          cy="12"
          r={RADIUS}
          strokeDasharray={`${(isDone ? 1 : share) * ROUND} ${ROUND}`}
          transform="rotate(-90 12 12)"
        />
      )}
      {isDone && <path className="step-ring-tick" d="M7.8 12.4l2.8 2.8 5.6-6" />}
    </svg>
  )
}
