import { useAppState } from '../../lib/app-state.ts'
import './core-notice.css'

/** Says that this computer's clock can't be right; nothing waits for it. */
export function ClockNotice() {
  const warning = useAppState(({ app }) => app?.clockWarning ?? null)
  if (warning === null) return null
  return (
    <p className="core-notice" data-state="clock" role="status">
      {warning}
    </p>
  )
}
